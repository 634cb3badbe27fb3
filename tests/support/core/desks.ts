import { organizationSet } from '#main/storage/operations/kinds/index.ts';
import { readOperations } from '#main/storage/operations/log.ts';
import { writeSetting } from '#main/storage/settings.ts';
import { openStore } from '#main/storage/store.ts';
import { openTestCore, type TestCore } from './core.ts';
import { tempFolder } from './folder.ts';
import { countedIds, FakeClock, StrictLog } from './ports.ts';

/** Desks of one organization, each on a folder and with a clock of its own. They know nothing of each other until {@link meet}. */
export async function openDesks(count: number): Promise<TestCore[]> {
  const organizationId = countedIds(900).next();
  const desks: TestCore[] = [];
  for (let number = 1; number <= count; number += 1) {
    const deskId = countedIds(200 + number).next();
    const folder = await tempFolder();
    const store = await openStore({ folder, log: new StrictLog(), logQueries: false });
    await store.write((tx) => writeSetting(tx, 'installation', { deskId, organizationId }));
    await store.close();
    const desk = await openTestCore({ folder, space: 100 + number, clock: new FakeClock() });
    await desk.owner.desk.update({ name: `Desk ${number}` });
    desks.push(desk);
  }
  const { store, operations } = (desks[0] as TestCore).core.context;
  const fields = { name: 'Befriend' };
  await store.write((tx) => operations.append(tx, { id: null }, organizationSet, { id: organizationId, fields }));
  return desks;
}

/** Lets desks exchange all that they have recorded. @param backwards each gets what is new in the opposite order */
export async function meet(desks: readonly TestCore[], backwards = false): Promise<void> {
  const logs = await Promise.all(desks.map(({ core }) => readOperations(core.context.store.read, 0, 1_000_000)));
  for (const { core } of desks) {
    const all = logs.flat();
    const { store, operations } = core.context;
    await store.write((tx) => operations.receive(tx, backwards ? all.reverse() : all));
  }
}

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Store } from '#main/storage/store.ts';
import { badge, person } from '../../support/core/door.ts';
import { csv, fileOf, importFile, type ListRow, prepareImport } from '../../support/core/imports.ts';
import { openList } from '../../support/core/list.ts';

/** More than fits into the first few pieces in which an import is applied. */
const MANY = 4000;

function many(change: (row: ListRow, index: number) => ListRow = (row) => row, count = MANY): string {
  return csv(
    Array.from({ length: count }, (_, index) =>
      change(
        { first: `Guest${index}`, last: 'Of Many', email: `guest${index}@example.org`, code: `M-${index}` },
        index,
      ),
    ),
  );
}

/** Tells when the database begins its nth write from now on. */
function onWrite(store: Store, nth: number, action: () => void): void {
  const write = store.write;
  let count = 0;
  store.write = (work) => {
    count += 1;
    if (count === nth) action();
    return write(work);
  };
}

describe('cancelling', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 18, 25, 40])(
    'as write %i begins leaves the old list as it was, and nothing behind',
    async (nth) => {
      const { desk, door, digests, operations } = await openList();
      await importFile(door, many(undefined, 20));
      const before = { digests: await digests(), operations: await operations() };
      const { store } = desk.core.context;
      let cancelling: Promise<unknown> | null = null;
      const path = await fileOf(many((row) => ({ ...row, last: 'Changed' }), 900));
      let id = '';
      onWrite(store, nth, () => {
        // In a moment, as any call comes: the id is known only when the first write is done.
        cancelling = new Promise((resolve) => setImmediate(resolve)).then(() =>
          id === '' ? null : desk.owner.import.cancel({ id }),
        );
      });
      const started = await desk.owner.import.start({ source: { kind: 'path', path }, eventId: door.event.id });
      id = started.id;
      await desk.core.imports.settled(id);
      await cancelling;
      // Small numbers come before there is something to cancel, large ones when all is ready.
      await desk.owner.import.cancel({ id });
      expect(await desk.owner.import.status({ id })).toMatchObject({ state: 'cancelled' });
      expect({ digests: await digests(), operations: await operations() }).toEqual(before);
      const left = await store.read.get('SELECT count(*) AS rows FROM import_rows WHERE import_id = ?', [id]);
      expect(left).toEqual({ rows: 0 });
      await expect(desk.owner.import.commit({ id })).rejects.toMatchObject({ code: 'conflict' });

      await desk.restart();
      expect(await desk.owner.import.status({ id })).toMatchObject({ state: 'cancelled' });
      expect((await importFile(door, many(undefined, 20))).counts).toMatchObject({ unchanged: 20 });
    },
  );

  test('what is confirmed is refused', async () => {
    const { desk, door, list } = await openList();
    const ready = await prepareImport(door, many(undefined, 50));
    await desk.owner.import.commit({ id: ready.id });
    await desk.core.imports.settled(ready.id);
    await desk.owner.import.cancel({ id: ready.id });
    expect(await desk.owner.import.status({ id: ready.id })).toMatchObject({ state: 'done' });
    expect(await list()).toHaveLength(50);
  });

  test('an import that was not confirmed when the app was closed is gone, and the list as it was', async () => {
    const { desk, door, digests } = await openList();
    const before = await digests();
    const ready = await prepareImport(door, many(undefined, 50));
    await desk.restart();
    expect(await desk.owner.import.status({ id: ready.id })).toMatchObject({ state: 'cancelled' });
    await expect(desk.owner.import.commit({ id: ready.id })).rejects.toMatchObject({
      code: 'conflict',
      message: 'This import has ended. Start it again.',
    });
    expect(await digests()).toEqual(before);
  });
});

describe('scans while a list is applied', () => {
  test('find everybody of the new list, whether their row was reached or not', async () => {
    const { desk, door } = await openList();
    const ready = await prepareImport(door, many());
    await desk.owner.import.commit({ id: ready.id });
    const numbers = Array.from({ length: 60 }, (_, index) => (index * 997) % MANY);
    const answers = await Promise.all(numbers.map((number) => door.scan(`M-${number}`)));
    // The proof holds only while most rows are still to come.
    expect((await desk.owner.import.status({ id: ready.id })).state).toBe('applying');
    expect(answers.map(({ verdict, registration }) => [verdict, registration?.name])).toEqual(
      numbers.map((number) => ['admitted', `Guest${number} Of Many`]),
    );
    expect(await door.verdict('M-404404')).toBe('notFound');
    await desk.core.imports.settled(ready.id);
    expect(await door.stats()).toMatchObject({ expected: MANY, in: 60, checkIns: 60 });
    expect((await importFile(door, many())).counts).toMatchObject({ unchanged: MANY });
  });

  test('go by the new list from the moment it is confirmed, also for those who were on the old one', async () => {
    const { desk, door } = await openList();
    await importFile(door, many());
    const { store } = desk.core.context;
    // Those whose turn comes last.
    const last = await store.read.all<{ id: string; code: string }>(
      `SELECT r.id, m.value AS code FROM registrations AS r JOIN media AS m ON m.registration_id = r.id
       ORDER BY r.id DESC LIMIT 3`,
    );
    const [byCode, byBadge, byHand] = last.map(({ id, code }) => ({ id, code }));
    if (byCode === undefined || byBadge === undefined || byHand === undefined) throw new Error('The list is empty');
    await desk.owner.registrations.assignBadge({
      nonce: randomUUID(),
      registrationId: byBadge.id,
      uid: '04aabbccddeeff',
    });
    const cancelled = new Set(last.map(({ code }) => code));
    const ready = await prepareImport(
      door,
      many((row) => ({ ...row, company: 'Changed', status: cancelled.has(row.code ?? '') ? 'cancelled' : 'enrolled' })),
    );
    await desk.owner.import.commit({ id: ready.id });
    const verdicts = await Promise.all([
      door.verdict(byCode.code),
      door.verdict(badge('04aabbccddeeff')),
      door.verdict(person(byHand.id)),
    ]);
    expect((await desk.owner.import.status({ id: ready.id })).state).toBe('applying');
    expect(verdicts).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await desk.core.imports.settled(ready.id);
  });

  test('whose turn comes before the confirmation is on disk go by the old one', async () => {
    const { desk, door } = await openList();
    await importFile(
      door,
      many((row) => ({ ...row, last: 'Old' }), 20),
    );
    const ready = await prepareImport(
      door,
      many((row) => ({ ...row, last: 'New' }), 40),
    );
    const { store } = desk.core.context;
    // Their writes are handed in before that of the confirmation, but begin after it was asked for.
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const busy = store.write(() => gate);
    const answers = Promise.all([door.scan('M-1'), door.scan('M-30')]);
    while (store.work.depth < 3) await new Promise((resolve) => setImmediate(resolve));
    const committing = desk.owner.import.commit({ id: ready.id });
    while (store.work.depth < 4) await new Promise((resolve) => setImmediate(resolve));
    open();
    await busy;
    const [known, unknown] = await answers;
    expect(known).toMatchObject({ verdict: 'admitted', registration: { name: 'Guest1 Old' } });
    expect(unknown.verdict).toBe('notFound');
    await committing;
    expect(await door.verdict('M-30')).toBe('admitted');
    await desk.core.imports.settled(ready.id);
  });

  test('a confirmation that cannot be written leaves the import as it was, to be confirmed again', async () => {
    const { desk, door } = await openList();
    const ready = await prepareImport(door, many(undefined, 40));
    const { store } = desk.core.context;
    const write = store.write;
    desk.log.expect(/disk is full/);
    store.write = () => Promise.reject(new Error('database or disk is full'));
    await expect(desk.owner.import.commit({ id: ready.id })).rejects.toThrow();
    store.write = write;
    expect(await desk.owner.import.status({ id: ready.id })).toMatchObject({ state: 'ready' });
    expect(await door.verdict('M-1')).toBe('notFound');
    expect((await door.stats()).expected).toBe(0);
    await desk.owner.import.commit({ id: ready.id });
    await desk.core.imports.settled(ready.id);
    expect((await door.stats()).expected).toBe(40);
  });

  test('what is corrected at the desk on that occasion stays', async () => {
    const { desk, door } = await openList();
    const ready = await prepareImport(door, many());
    await desk.owner.import.commit({ id: ready.id });
    const { store } = desk.core.context;
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => door.scan(`M-${index * 150}`)));
    // Whoever comes last by id is surely still to be applied.
    const latest =
      answers
        .map((answer) => answer.registration?.id ?? '')
        .sort()
        .at(-1) ?? '';
    await desk.owner.registrations.update({ id: latest, patch: { displayName: 'Corrected' } });
    const reached = await store.read.get<{ to: string }>('SELECT applied_to AS "to" FROM imports WHERE id = ?', [
      ready.id,
    ]);
    expect((reached?.to ?? '~') < latest, 'the row was still to come').toBe(true);
    await desk.core.imports.settled(ready.id);
    expect((await desk.owner.registrations.get({ id: latest })).summary.name).toBe('Corrected');
  });

  test('another import of the event waits its turn; closing the app lets the next start finish', async () => {
    const { desk, door } = await openList();
    const second = await prepareImport(
      door,
      many((row) => ({ ...row, company: 'Second' }), 30),
    );
    const ready = await prepareImport(door, many());
    await desk.owner.import.commit({ id: ready.id });
    await expect(desk.owner.import.commit({ id: second.id })).rejects.toMatchObject({ code: 'conflict' });
    await desk.restart();
    expect(await desk.owner.import.status({ id: ready.id })).toMatchObject({ state: 'done', error: null });
    expect(await door.stats()).toMatchObject({ expected: MANY });
    expect((await importFile(door, many())).counts).toMatchObject({ unchanged: MANY });
  });
});

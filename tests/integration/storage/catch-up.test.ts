import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catchUp } from '#main/storage/catch-up.ts';
import type { OperationKind } from '#main/storage/operations/kind.ts';
import { checkInRecord, idOf, registrationSet } from '#main/storage/operations/kinds/index.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { countedIds, FakeClock, MORNING } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';

const ids = countedIds(9);
const [organizationId, eventId, checkInId] = [ids.next(), ids.next(), ids.next()];
const [ada, bea] = [ids.next(), ids.next()];

const register = (personId: string, ticketCodes: string[]) => ({
  kind: registrationSet as OperationKind,
  payload: { organizationId, eventId, personId, person: { displayName: personId }, fields: {}, ticketCodes },
});
const seen = (id: string, personId: string) => ({
  kind: checkInRecord as OperationKind,
  payload: {
    ...{ id, eventId, registrationId: idOf.registration(eventId, personId), seenAt: MORNING, direction: 'entry' },
    ...{ method: 'nfc', verdict: 'admitted', presented: null, overrideReason: null, deskName: 'Door', actorName: null },
  },
});

async function openReplica(space: number): Promise<Replica> {
  return Replica.open({ deskId: countedIds(space).next(), clock: new FakeClock(MORNING + space) });
}

/** Takes over what another one has, up to so many parts of it. @returns whether all of it */
async function takeOver(desk: Replica, copy: string, most: number): Promise<boolean> {
  const cut = new AbortController();
  let parts = 0;
  try {
    return await catchUp(desk.store, desk.log, copy, {
      ...{ logId: countedIds(1).next(), received: 0, signal: cut.signal, onHeld: () => undefined },
      progress: () => {
        parts += 1;
        if (parts === most) cut.abort();
      },
    });
  } catch (error) {
    if (cut.signal.aborted) return false;
    throw error;
  }
}

test('cut behind any part, what is missing comes with the operations, also where two were made under one number', async () => {
  const [hub, door] = [await openReplica(1), await openReplica(2)];
  await hub.make([register(ada, ['T-1']), seen(checkInId, ada), seen(ids.next(), ada)]);
  const known = await door.make([register(bea, ['T-1', 'T-2']), seen(checkInId, bea)]);
  await hub.receive(known);
  const copy = join(await tempFolder(), 'copy.sqlite');
  await hub.store.copyTo(copy);
  for (let most = 1, isWhole = false; !isWhole; most++) {
    const desk = await openReplica(2 + most);
    // Somebody else passed under that number, as far as is known here.
    await desk.receive(known);
    await desk.make([register(ids.next(), [])]);
    isWhole = await takeOver(desk, copy, most);
    await desk.receive(await hub.operations());
    const other = await openReplica(200 + most);
    await other.receive(await hub.operations());
    await other.receive(await desk.operations());
    expect(await desk.state(), `${most} parts`).toEqual(await other.state());
  }
});

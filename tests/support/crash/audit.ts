import { expect } from 'vitest';
import { systemClock } from '#main/ports/clock.ts';
import { silentLog } from '#main/ports/log.ts';
import { readOperations } from '#main/storage/operations/log.ts';
import { openStore, type Store } from '#main/storage/store.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { type PassFact, presenceOf } from '#shared/domain/verdict.ts';
import { countedIds } from '../core/ports.ts';
import { Replica } from '../core/replica.ts';
import { stateOf } from '../core/state.ts';

/** Opens the database of a desk that was killed, as its next start does, and closes it again. */
export async function looking<T>(folder: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ folder, log: silentLog, logQueries: false });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

/** The file is whole, the log has no gap, and what is derived is what follows from the facts. */
export async function expectSound(read: Reader): Promise<void> {
  expect(await read.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await read.all('PRAGMA foreign_key_check')).toEqual([]);
  await expectWholeLog(read);
  await expectPresences(read);
  await expectTotals(read);
}

/** Every fact has its operation and every operation its fact. */
async function expectWholeLog(read: Reader): Promise<void> {
  const log = await read.get<Record<string, number>>(
    `SELECT count(*) AS operations, max(seq) AS last,
       (SELECT count(*) FROM operations WHERE state <> 'applied') AS unsettled,
       (SELECT count(*) FROM check_ins) AS checkIns, sum(kind = 'checkIn.record') AS recorded,
       (SELECT count(*) FROM check_ins AS c JOIN operations AS o ON o.subject_id = c.id AND o.hlc = c.hlc
         WHERE o.kind = 'checkIn.record') AS paired,
       (SELECT count(*) FROM undos) AS undos, sum(kind = 'checkIn.undo') AS undone
     FROM operations`,
  );
  expect(log?.operations, 'operations are numbered without a gap').toBe(log?.last);
  expect(log).toMatchObject({ unsettled: 0, recorded: log?.checkIns, paired: log?.checkIns, undone: log?.undos });
}

interface Pass extends PassFact {
  registrationId: string;
  eventId: string;
  deskName: string;
}

async function expectPresences(read: Reader): Promise<void> {
  const passes = await read.all<Pass>(
    `SELECT id, registration_id AS registrationId, event_id AS eventId, direction, seen_at AS seenAt, desk_id AS deskId,
       desk_name AS deskName
     FROM check_ins WHERE verdict IN ('admitted', 'exited') AND id NOT IN (SELECT check_in_id FROM undos)`,
  );
  const byRegistration = new Map<string, Pass[]>();
  for (const pass of passes) {
    byRegistration.set(pass.registrationId, [...(byRegistration.get(pass.registrationId) ?? []), pass]);
  }
  const expected = [...byRegistration].map(([registrationId, own]) => {
    const { lastDeskId: _, inside, ...rest } = presenceOf(own);
    const last = own.find((pass) => pass.id === rest.lastPassId);
    return {
      registrationId,
      eventId: own[0]?.eventId,
      ...rest,
      inside: inside ? 1 : 0,
      lastDeskName: last?.deskName,
    };
  });
  const stored = await read.all(
    `SELECT registration_id AS registrationId, event_id AS eventId, inside, first_entry_at AS firstEntryAt,
       last_entry_at AS lastEntryAt, last_pass_at AS lastPassAt, last_pass_id AS lastPassId,
       last_desk_name AS lastDeskName, entries
     FROM presences ORDER BY registration_id`,
  );
  expect(stored).toEqual(expected.sort((a, b) => (a.registrationId < b.registrationId ? -1 : 1)));
}

async function expectTotals(read: Reader): Promise<void> {
  const counted = await read.all(
    `SELECT r.event_id AS eventId, sum(r.status = 'enrolled') AS enrolled, sum(r.status = 'waitlisted') AS waitlisted,
       sum(r.status = 'cancelled') AS cancelled, sum(coalesce(s.inside, 0)) AS inside,
       sum(coalesce(s.entries, 0) > 0) AS visited, sum(coalesce(s.entries, 0)) AS entries
     FROM registrations AS r LEFT JOIN presences AS s ON s.registration_id = r.id
     WHERE r.deleted_at IS NULL GROUP BY r.event_id ORDER BY r.event_id`,
  );
  const kept = await read.all(
    `SELECT event_id AS eventId, enrolled, waitlisted, cancelled, inside, visited, entries
     FROM event_totals ORDER BY event_id`,
  );
  expect(kept).toEqual(counted);
}

/** Another desk which gets the log alone, last operation first, ends with the same tables and the same search. */
export async function expectReplayable(store: Store): Promise<void> {
  const operations = await readOperations(store.read, 0, 1_000_000);
  const other = await Replica.open({ deskId: countedIds(77).next(), clock: systemClock });
  for (let end = operations.length; end > 0; end -= 500) {
    await other.receive(operations.slice(Math.max(0, end - 500), end).reverse());
  }
  expect(await other.state()).toEqual(await stateOf(store));
}

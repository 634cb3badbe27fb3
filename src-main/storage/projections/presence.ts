import { type Direction, presenceOf } from '#shared/domain/verdict.ts';
import { insertRows, overwriting } from '../insert.ts';
import { presences } from '../schema/replicated.ts';
import type { WriteTx } from '../unit-of-work.ts';
import type { Projection } from './projection.ts';

interface PassRow {
  id: string;
  registrationId: string;
  eventId: string;
  direction: Direction;
  seenAt: number;
  deskId: string;
  deskName: string;
}

/** Where each registration stands at the door, from all its passes that were not undone. */
export const presenceProjection: Projection = {
  name: 'presence',

  async refresh(tx: WriteTx, registrationIds: readonly string[]): Promise<void> {
    const passes = await tx.all<PassRow>(
      `SELECT id, registration_id AS registrationId, event_id AS eventId, direction, seen_at AS seenAt,
         desk_id AS deskId, desk_name AS deskName
       FROM check_ins
       WHERE registration_id IN (SELECT value FROM json_each(?)) AND verdict IN ('admitted', 'exited')
         AND NOT EXISTS (SELECT 1 FROM undos WHERE undos.check_in_id = check_ins.id)`,
      [JSON.stringify(registrationIds)],
    );
    const byRegistration = new Map<string, PassRow[]>(registrationIds.map((id) => [id, []]));
    for (const pass of passes) byRegistration.get(pass.registrationId)?.push(pass);

    const rows = [];
    const gone: string[] = [];
    for (const [registrationId, own] of byRegistration) {
      if (own.length === 0) gone.push(registrationId);
      else rows.push(presenceRow(registrationId, own));
    }
    const columns = Object.keys(presences.columns).filter((name) => name !== 'registrationId');
    await insertRows(tx, presences, rows, overwriting('registration_id', columns));
    if (gone.length > 0) {
      await tx.run('DELETE FROM presences WHERE registration_id IN (SELECT value FROM json_each(?))', [
        JSON.stringify(gone),
      ]);
    }
  },
};

function presenceRow(registrationId: string, passes: readonly PassRow[]) {
  const fact = presenceOf(passes);
  const last = passes.find((pass) => pass.id === fact.lastPassId);
  return {
    registrationId,
    // All passes of a registration are at its event; should they not be, every desk still says the same.
    eventId: passes.map((pass) => pass.eventId).sort()[0] ?? '',
    inside: fact.inside,
    firstEntryAt: fact.firstEntryAt,
    lastEntryAt: fact.lastEntryAt,
    lastPassAt: fact.lastPassAt,
    lastPassId: fact.lastPassId,
    lastDeskName: last?.deskName ?? null,
    entries: fact.entries,
  };
}

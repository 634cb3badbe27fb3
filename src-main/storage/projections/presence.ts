import { presenceOf } from '#shared/domain/verdict.ts';
import { insertRows, overwriting } from '../insert.ts';
import { presences } from '../schema/replicated.ts';
import type { WriteTx } from '../unit-of-work.ts';
import { doubleEntriesOf, type PassRow, passesOf } from './conflicts.ts';
import type { Projection } from './projection.ts';

/** Where each registration stands at the door, from all its passes that were not undone. */
export const presenceProjection: Projection = {
  name: 'presence',

  async refresh(tx: WriteTx, registrationIds: readonly string[]): Promise<void> {
    const passes = await passesOf(tx, registrationIds);
    const byRegistration = new Map<string, PassRow[]>(registrationIds.map((id) => [id, []]));
    for (const pass of passes) byRegistration.get(pass.registrationId)?.push(pass);

    const rows = [];
    const gone: string[] = [];
    for (const [registrationId, all] of byRegistration) {
      const own = all.filter(({ undone }) => undone === 0);
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
    // Whoever was seen at one door alone was not seen at two.
    const apart = [...byRegistration].filter(([, all]) => new Set(all.map(({ deskId }) => deskId)).size > 1);
    if (apart.length === 0) return;
    const ids = apart.map(([id]) => id);
    const known = apart.flatMap(([, all]) => all);
    await doubleEntriesOf(tx, ids, known);
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

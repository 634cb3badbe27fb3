import type { Actor, Context } from '#main/core/context.ts';
import { seenAs, statusesSeen } from '#main/features/plans/seen.ts';
import { meetingSet } from '#main/storage/operations/kinds/index.ts';
import { type MeetingStatus, meetingCanBecome, meetingStatusAt } from '#shared/domain/meeting.ts';
import { PLACED, ROUND, STANDS } from './standing.ts';

/** Meetings and their life. */
export class MeetingService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Moves all meetings along that time has moved: they begin and end with their rounds, unless these were taken out. @returns how many */
  async followTime(actor: Actor): Promise<number> {
    const { store, operations, organizationId, clock } = this.#context;
    const now = clock.now();
    const rows = await store.read.all<{
      id: string;
      eventId: string;
      matchId: string;
      pairedFor: string | null;
      status: MeetingStatus;
      startAt: number | null;
      endAt: number | null;
    }>(
      `SELECT t.id, t.event_id AS eventId, t.match_id AS matchId, t.paired_for AS pairedFor, t.status, r.start_at AS startAt,
         r.end_at AS endAt
       FROM events AS e CROSS JOIN meetings AS t ON t.event_id = e.id AND t.status IN ('pending', 'active')
       ${PLACED} JOIN rounds AS r ON r.id = ${ROUND} AND r.deleted_at IS NULL
       WHERE e.organization_id = ? AND e.deleted_at IS NULL AND t.deleted_at IS NULL AND r.start_at <= ? AND ${STANDS}`,
      [organizationId, now],
    );
    const moved = rows.flatMap(({ startAt, endAt, ...row }) => {
      const status = meetingStatusAt(row.status, { startAt, endAt }, now);
      return meetingCanBecome(row.status, status) ? [{ ...row, status }] : [];
    });
    if (moved.length === 0) return 0;
    await store.write(async (tx) => {
      const seen = await statusesSeen(
        tx,
        moved.map(({ id }) => id),
      );
      await operations.appendMany(
        tx,
        actor,
        moved.map(({ id, eventId, matchId, pairedFor, status }) => ({
          kind: meetingSet,
          payload: { eventId, matchId, ...forRound(pairedFor), ...seenAs(seen(id)), fields: { status } },
        })),
      );
    });
    return moved.length;
  }
}

function forRound(pairedFor: string | null): { pairedFor?: string } {
  return pairedFor === null ? {} : { pairedFor };
}

import type { Actor, Context } from '#main/core/context.ts';
import { type Ground, type GroundMeeting, readGround, readMeeting } from '#main/features/plans/ground.ts';
import { publishedPlanOf } from '#main/features/plans/repository.ts';
import { seenAs, statusesSeen } from '#main/features/plans/seen.ts';
import { findMeeting, type PlanService } from '#main/features/plans/service.ts';
import { meetingSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type MeetingStatus, meetingCanBecome } from '#shared/domain/meeting.ts';

/** A meeting with its place in the plan that counts. */
export interface MeetingNow {
  eventId: string;
  planId: string | null;
  ground: Ground;
  meeting: GroundMeeting;
}

/** One meeting alone: a badge at a table waits for no reading of the whole event. @throws AppError `notFound` */
export async function requireMeeting(
  read: Reader,
  meetingId: string,
): Promise<{ eventId: string; meeting: GroundMeeting }> {
  const row = await read.get<{ eventId: string; matchId: string; pairedFor: string | null }>(
    `SELECT event_id AS eventId, match_id AS matchId, paired_for AS pairedFor FROM meetings WHERE id = ?1
     UNION ALL SELECT event_id, match_id, paired_for FROM placements WHERE meeting_id = ?1 LIMIT 1`,
    [meetingId],
  );
  const { eventId } = row ?? { eventId: '' };
  const meeting =
    row === undefined ? undefined : await readMeeting(read, { ...row, planId: await publishedPlanOf(read, eventId) });
  if (meeting === undefined) throw new AppError('notFound', 'This meeting is not known any more.');
  return { eventId, meeting };
}

/** @throws AppError `notFound` */
export async function findInPlan(read: Reader, eventId: string, meetingId: string): Promise<MeetingNow> {
  const planId = await publishedPlanOf(read, eventId);
  const ground = await readGround(read, eventId, planId);
  return { eventId, planId, ground, meeting: findMeeting(ground, meetingId) };
}

/** Says what has become of a meeting, and tells whoever looks at it. Of a group it is said of each two. */
export async function setMeeting(
  plans: PlanService,
  { operations, publish }: Context,
  tx: WriteTx,
  actor: Actor,
  eventId: string,
  { parts, people }: GroundMeeting,
  fields: { status?: MeetingStatus; missing?: string[] | null; afterIds?: string[] },
): Promise<void> {
  const seen = await statusesSeen(
    tx,
    parts.map(({ meetingId }) => meetingId),
  );
  await operations.appendMany(
    tx,
    actor,
    parts.map(({ meetingId, matchId, pairedFor }) => ({
      kind: meetingSet,
      payload: {
        eventId,
        matchId,
        ...(pairedFor === null ? {} : { pairedFor }),
        ...seenAs(seen(meetingId)),
        fields,
      },
    })),
  );
  plans.announce(tx, eventId);
  tx.afterCommit(() => publish('kiosk', 'changed', { eventId, registrationIds: [...people] }));
}

/** @throws AppError `conflict` for a way that no meeting goes */
export function requireWay(from: MeetingStatus, to: MeetingStatus): void {
  if (from !== to && !meetingCanBecome(from, to))
    throw new AppError(
      'conflict',
      'This meeting has gone on meanwhile: that is not possible any more. Look at it again.',
      { from, to },
    );
}

import type { Actor, Context } from '#main/core/context.ts';
import { planFill } from '#main/storage/operations/kinds/index.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { UnplacedReason } from '#shared/domain/plan.ts';
import type { GroundMeeting } from './ground.ts';
import { placesSeen, seenAs } from './seen.ts';

/** Where a meeting of a plan is to be. */
export interface Placing {
  meeting: Pick<GroundMeeting, 'parts'>;
  roundId: string | null;
  meetingPointId: string | null;
  locked?: boolean;
  reason?: UnplacedReason | null;
}

/** Meetings in one operation: large enough to be few, small enough to be sent and taken in at one go. */
const PER_OPERATION = 500;

/** Cuts what is to be written into parts, each of which is short enough that a scan need not wait for it. */
export function* portions(placings: readonly Placing[]): Generator<readonly Placing[]> {
  for (let at = 0; at < placings.length; at += PER_OPERATION) yield placings.slice(at, at + PER_OPERATION);
}

/** Writes places of a plan as one deed. A meeting of a group is written for each two of it. */
export async function fill(
  { operations }: Pick<Context, 'operations'>,
  tx: WriteTx,
  actor: Actor,
  { eventId, planId }: { eventId: string; planId: string },
  placings: readonly Placing[],
): Promise<void> {
  const seen = await placesSeen(
    tx,
    planId,
    placings.flatMap(({ meeting }) => meeting.parts.map(({ meetingId }) => meetingId)),
  );
  const places = placings.flatMap(({ meeting, ...fields }) =>
    meeting.parts.map(({ meetingId, matchId, pairedFor }) => ({
      meetingId,
      matchId,
      ...(pairedFor === null ? {} : { pairedFor }),
      ...seenAs(seen(meetingId)),
      ...fields,
    })),
  );
  if (places.length > 0) await operations.append(tx, actor, planFill, { eventId, planId, places });
}

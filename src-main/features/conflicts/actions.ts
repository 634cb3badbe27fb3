import type { Actor, Context } from '#main/core/context.ts';
import type { CheckInService } from '#main/features/check-in/service.ts';
import { requireMeeting, setMeeting } from '#main/features/meetings/meeting.ts';
import type { PlanService } from '#main/features/plans/service.ts';
import type { BadgeService } from '#main/features/registrations/badges.ts';
import type { RegistrationService } from '#main/features/registrations/service.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { ConflictSide } from '#shared/contract/conflicts.ts';
import type { Decision } from '#shared/domain/conflict.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { MeetingStatus } from '#shared/domain/meeting.ts';
import type { ConflictRow } from './repository.ts';
import { type ChangeRow, changesOf } from './sides.ts';

/** Who does what a decision says. */
export interface Doers {
  checkIns: CheckInService;
  registrations: RegistrationService;
  badges: BadgeService;
  plans: PlanService;
}

export interface Decided {
  conflict: ConflictRow;
  sides: readonly ConflictSide[];
  decision: Decision;
  /** A side of the conflict; empty where the decision names none. */
  pick: string;
  nonce: string;
  /** People beyond the capacity. */
  over: number;
}

/**
 * Does what was decided about a conflict, in the transaction that notes it.
 * @throws AppError `conflict` where that is not possible any more
 */
export async function carryOut(
  context: Context,
  doers: Doers,
  tx: WriteTx,
  actor: Actor,
  what: Decided,
): Promise<void> {
  const { conflict, sides, decision, pick } = what;
  const { eventId, about } = conflict;
  switch (decision) {
    case 'leave':
      return;
    case 'takeBack': {
      const nonce = derivedId(what.nonce, 'undo', pick);
      await doers.checkIns.undoIn(tx, actor, { nonce, eventId, checkInId: pick, reason: 'It was seen at two doors.' });
      return;
    }
    case 'keepOne':
      for (const side of sides)
        if (side.pick !== pick && side.counts) await doers.registrations.setStatusIn(tx, actor, side.pick, 'cancelled');
      return;
    case 'give': {
      const others = sides.map((side) => side.pick).filter((id) => id !== pick);
      await doers.badges.settle(tx, actor, about, { registrationId: pick, others });
      return;
    }
    case 'waitlist': {
      const last = sides.filter(({ counts }) => counts).slice(-what.over);
      for (const side of last) await doers.registrations.setStatusIn(tx, actor, side.pick, 'waitlisted');
      return;
    }
    case 'replace':
      return replace(context, doers, tx, actor, conflict, pick);
  }
}

/** Puts what another desk had said in the place of what counts. */
async function replace(
  context: Context,
  { plans }: Doers,
  tx: WriteTx,
  actor: Actor,
  { eventId, about }: ConflictRow,
  pick: string,
): Promise<void> {
  const change = (await changesOf(tx, [about])).find(({ hlc }) => hlc === pick);
  if (change === undefined) throw gone();
  const value = JSON.parse(change.value) as unknown;
  switch (change.kind) {
    case 'plan':
      await plans.publishIn(tx, actor, String(value), null);
      return;
    case 'status': {
      const { meeting } = await requireMeeting(tx, about);
      const status = value as MeetingStatus;
      const missing = status === 'noShow' ? await missingIn(tx, change) : null;
      await setMeeting(plans, context, tx, actor, eventId, meeting, { status, missing });
      return;
    }
    case 'place': {
      const place = await tx.get<{ planId: string; meetingId: string }>(
        'SELECT plan_id AS planId, meeting_id AS meetingId FROM placements WHERE id = ?',
        [about],
      );
      if (place === undefined) throw gone();
      const { roundId, meetingPointId } = value as { roundId: string | null; meetingPointId: string | null };
      const { moved } = await plans.moveIn(tx, actor, { ...place, roundId, meetingPointId });
      if (!moved)
        throw new AppError(
          'conflict',
          'Somebody or something else is there by now. Leave the meeting where it is, or move it in the plan.',
        );
    }
  }
}

/** Who had not come, as it was said with the change. */
async function missingIn(tx: WriteTx, { subjectId, hlc }: ChangeRow): Promise<string[]> {
  const row = await tx.get<{ missing: string | null }>(
    `SELECT payload -> '$.fields.missing' AS missing FROM operations
     WHERE subject_id = ? AND hlc = ? AND kind = 'meeting.set'`,
    [subjectId, hlc],
  );
  return (JSON.parse(row?.missing ?? 'null') as string[] | null) ?? [];
}

function gone(): AppError {
  return new AppError('conflict', 'This is not so any more. Look at the list again.');
}

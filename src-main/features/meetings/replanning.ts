import type { Actor, Context } from '#main/core/context.ts';
import { facesOf } from '#main/features/matching/repository.ts';
import { type Moved, movesBetween } from '#main/features/plans/compare.ts';
import { type Ground, type GroundMeeting, readGround } from '#main/features/plans/ground.ts';
import { fill, type Placing, portions } from '#main/features/plans/places.ts';
import { publishedPlanOf } from '#main/features/plans/repository.ts';
import type { PlanService } from '#main/features/plans/service.ts';
import type { SolvingService } from '#main/features/plans/solving.ts';
import { toTask } from '#main/features/plans/task.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallOutput, CallParsed } from '#shared/contract/define.ts';
import type { meetingsContract } from '#shared/contract/meetings.ts';
import { AppError } from '#shared/domain/errors.ts';
import { Seating } from '#shared/domain/plan.ts';
import { LastDone } from './last-done.ts';
import { setMeeting } from './meeting.ts';

type Calls = typeof meetingsContract.calls;

/** So often it is thought about while others change things. */
const ATTEMPTS = 4;

/** A re-plan, as far as it takes to go back. */
interface Replanned {
  planId: string;
  moves: readonly Moved[];
  /** What people were told of it by. */
  key: string;
  changed: readonly { before: GroundMeeting; after: GroundMeeting }[];
}

/** The same before it is written. */
interface Healed extends Replanned {
  /** The last operation that it knows of. */
  position: number;
  /** When it was thought about, epoch ms. */
  now: number;
  rounds: Ground['rounds'];
  unplaced: number;
  stillWithout: readonly GroundMeeting[];
}

/** Gives what has lost its place on the day another one, and takes that back. */
export class ReplanService {
  readonly #context: Context;
  readonly #needs: { plans: PlanService; solving: SolvingService };
  readonly #last = new LastDone<Replanned>();

  constructor(context: Context, needs: { plans: PlanService; solving: SolvingService }) {
    this.#context = context;
    this.#needs = needs;
  }

  /**
   * Heals the plan that counts. What others change while it is thought about is seen: then it is thought about once more.
   * @throws AppError `conflict` where no plan is published, or others do not cease to change things
   */
  async replan(actor: Actor, { eventId, retryIds }: CallParsed<Calls['replan']>): Promise<CallOutput<Calls['replan']>> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const healed = await this.#heal(eventId, new Set(retryIds));
      if (await this.#keep(actor, eventId, healed)) return this.#answer(eventId, healed);
    }
    throw new AppError('conflict', 'Others are changing the meetings at this moment. Try again when they are done.');
  }

  async #heal(eventId: string, again: ReadonlySet<string>): Promise<Healed> {
    const { store, clock, planner } = this.#context;
    const { plans, solving } = this.#needs;
    const position = await lastPosition(store.read);
    const planId = await publishedPlanOf(store.read, eventId);
    if (planId === null) throw new AppError('conflict', 'No plan is published yet. Publish one first.');
    const { timeZone } = await plans.requireEvent(eventId, store.read);
    const before = await readGround(store.read, eventId, planId);
    const retried = new Set(
      before.meetings.filter(
        ({ status, parts }) => status === 'noShow' && parts.some(({ meetingId }) => again.has(meetingId)),
      ),
    );
    const ground: Ground = {
      ...before,
      meetings: before.meetings.map((meeting) =>
        retried.has(meeting) ? { ...meeting, status: 'pending', roundId: null, meetingPointId: null } : meeting,
      ),
    };
    const now = clock.now();
    const task = toTask(ground, timeZone, now, await solving.weights(ground.meetings));
    const { places, unplaced } = await planner.replan(task.task);
    const reasons = new Map(unplaced.map(({ meeting, reason }) => [meeting, task.reasonOf(reason)]));
    const placed = task.meetings.map((meeting, index) => ({
      ...meeting,
      ...task.placeOf(places[index] ?? null),
      reason: reasons.get(index) ?? null,
    }));
    // Who gets another chance had no place any more, though it may be the same one now.
    const moves = movesBetween(ground, { ...ground, meetings: [...placed, ...task.apart] });
    const movedIds = new Set(moves.map(({ meetingId }) => meetingId));
    const was = new Map(before.meetings.map((meeting) => [meeting.id, meeting]));
    return {
      ...{ position, planId, now, moves, key: `${planId} ${now}` },
      rounds: before.rounds,
      changed: placed.flatMap((after) => {
        const found = was.get(after.id);
        return found === undefined || !movedIds.has(after.id) ? [] : [{ before: found, after }];
      }),
      unplaced: placed.filter(({ roundId }) => roundId === null).length,
      // Why something has no place may be another reason now.
      stillWithout: placed.filter(
        ({ id, roundId }) => roundId === null && !movedIds.has(id) && was.get(id)?.roundId === null,
      ),
    };
  }

  /** @returns false where something has changed since, and nothing is written */
  #keep(actor: Actor, eventId: string, healed: Healed): Promise<boolean> {
    const { store, clock } = this.#context;
    const { plans } = this.#needs;
    const { position, planId, now, rounds, changed, stillWithout, moves, key } = healed;
    return store.write(async (tx) => {
      const hasBegun = rounds.some(({ startAt }) => startAt > now && startAt <= clock.now());
      if (hasBegun || (await hasChangedSince(tx, eventId, position))) return false;
      await this.#place(
        tx,
        actor,
        eventId,
        planId,
        [...changed.map(({ after }) => after), ...stillWithout].map(placing),
      );
      for (const { before, after } of changed)
        if (before.isNew || before.status === 'noShow')
          await setMeeting(plans, this.#context, tx, actor, eventId, after, { status: 'pending', missing: null });
      await plans.tell(tx, actor, eventId, moves, key);
      plans.announce(tx, eventId);
      return true;
    });
  }

  async #answer(eventId: string, { moves, unplaced, ...healed }: Healed): Promise<CallOutput<Calls['replan']>> {
    const { store, ids } = this.#context;
    const undoId = moves.length === 0 ? null : ids.next();
    if (undoId !== null) this.#last.note(eventId, undoId, { ...healed, moves });
    const faces = await facesOf(
      store.read,
      moves.flatMap(({ people }) => people),
    );
    return {
      moves: moves.map(({ people, ...move }) => ({
        ...move,
        people: people.map((id) => faces.get(id)).filter((face) => face !== undefined),
      })),
      unplaced,
      undoId,
    };
  }

  /** @throws AppError `conflict` where there is nothing that could be taken back any more */
  async undo(
    actor: Actor,
    { eventId, undoId }: CallParsed<Calls['undoReplan']>,
  ): Promise<CallOutput<Calls['undoReplan']>> {
    const { store, clock } = this.#context;
    const { plans } = this.#needs;
    const last = this.#last.find(eventId, undoId);
    return store.write(async (tx) => {
      const planId = await publishedPlanOf(tx, eventId);
      if (last === undefined || planId !== last.planId)
        throw new AppError('conflict', 'This cannot be taken back any more: something else was planned since.');
      const ground = await readGround(tx, eventId, planId);
      const back = backable(ground, last.changed, clock.now());
      if (back.length === 0)
        throw new AppError('conflict', 'This cannot be taken back any more: the meetings have begun, or were moved.');
      await this.#place(
        tx,
        actor,
        eventId,
        planId,
        back.map(({ before }) => placing(before)),
      );
      for (const { before } of back)
        if (before.status === 'noShow')
          await setMeeting(plans, this.#context, tx, actor, eventId, before, {
            status: 'noShow',
            missing: before.missing,
          });
      const backIds = new Set(back.map(({ before }) => before.id));
      const told = await plans.untell(
        tx,
        actor,
        eventId,
        last.moves.filter(({ meetingId }) => backIds.has(meetingId)),
        last.key,
      );
      plans.announce(tx, eventId);
      tx.afterCommit(() => this.#last.forget(eventId));
      return { back: back.length, kept: last.changed.length - back.length, told };
    });
  }

  async #place(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    planId: string,
    placings: readonly Placing[],
  ): Promise<void> {
    for (const portion of portions(placings)) await fill(this.#context, tx, actor, { eventId, planId }, portion);
  }
}

function placing(meeting: GroundMeeting): Placing {
  const { roundId, meetingPointId, reason } = meeting;
  return { meeting, roundId, meetingPointId, reason: roundId === null ? reason : null };
}

/**
 * What of a re-plan can go back to where it was: neither begun nor moved since, and nobody else is there by now. A table that was
 * out of use before may be so again: that is what it was like.
 */
function backable(ground: Ground, changed: Replanned['changed'], now: number): Replanned['changed'] {
  const isNow = new Map(ground.meetings.map((meeting) => [meeting.id, meeting]));
  const startOf = new Map(ground.rounds.map(({ id, startAt }) => [id, startAt]));
  const hasBegun = (roundId: string | null) => roundId !== null && (startOf.get(roundId) ?? 0) <= now;
  let back = changed.filter(({ before, after }) => {
    const meeting = isNow.get(before.id);
    return (
      meeting?.status === 'pending' &&
      meeting.roundId === after.roundId &&
      meeting.meetingPointId === after.meetingPointId &&
      !hasBegun(after.roundId) &&
      // What did not take place goes back to that, however long ago it was.
      (before.status === 'noShow' || !hasBegun(before.roundId))
    );
  });
  for (;;) {
    const places = new Map(back.map(({ before }) => [before.id, before]));
    const seating = new Seating(
      { ...ground, meetings: ground.meetings.map((meeting) => places.get(meeting.id) ?? meeting) },
      0,
    );
    const fits = back.filter(
      ({ before }) =>
        before.roundId === null ||
        before.status !== 'pending' ||
        seating
          .obstacles(before, before.roundId, before.meetingPointId)
          .every(({ kind }) => kind !== 'busy' && kind !== 'full'),
    );
    if (fits.length === back.length) return back;
    back = fits;
  }
}

/** What others may do while a plan is healed that could not stand beside it. */
const TOUCHES = [
  'placement.set',
  'plan.fill',
  'event.set',
  'meeting.set',
  'round.set',
  'meetingPoint.set',
  'location.set',
  'availability.set',
  'match.set',
];

async function lastPosition(read: Reader): Promise<number> {
  const row = await read.get<{ position: number | null }>('SELECT max(position) AS position FROM operations');
  return row?.position ?? 0;
}

async function hasChangedSince(read: Reader, eventId: string, position: number): Promise<boolean> {
  const row = await read.get(
    `SELECT 1 FROM operations WHERE position > ?1 AND (event_id = ?2 OR event_id IS NULL)
     AND kind IN (SELECT value FROM json_each(?3)) LIMIT 1`,
    [position, eventId, JSON.stringify(TOUCHES)],
  );
  return row !== undefined;
}

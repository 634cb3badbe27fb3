import type { Actor, Context } from '#main/core/context.ts';
import { facesOf } from '#main/features/matching/repository.ts';
import { type Moved, movesBetween } from '#main/features/plans/compare.ts';
import { type Ground, type GroundMeeting, readGround } from '#main/features/plans/ground.ts';
import { fill, type Placing, portions } from '#main/features/plans/places.ts';
import { publishedPlanOf } from '#main/features/plans/repository.ts';
import type { PlanService } from '#main/features/plans/service.ts';
import type { SolvingService } from '#main/features/plans/solving.ts';
import { toTask } from '#main/features/plans/task.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallOutput, CallParsed } from '#shared/contract/define.ts';
import type { meetingsContract } from '#shared/contract/meetings.ts';
import { AppError } from '#shared/domain/errors.ts';
import { Seating } from '#shared/domain/plan.ts';
import { LastDone } from './last-done.ts';
import { setMeeting } from './meeting.ts';

type Calls = typeof meetingsContract.calls;
type Place = Pick<GroundMeeting, 'roundId' | 'meetingPointId'>;

/** A re-plan, as far as it takes to go back. */
interface Replanned {
  planId: string;
  moves: readonly Moved[];
  /** What people were told of it by. */
  key: string;
  changed: readonly { before: GroundMeeting; after: Place }[];
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

  /** @throws AppError `conflict` where no plan is published */
  async replan(actor: Actor, { eventId, retryIds }: CallParsed<Calls['replan']>): Promise<CallOutput<Calls['replan']>> {
    const { store, clock, planner, ids } = this.#context;
    const { plans, solving } = this.#needs;
    const planId = await publishedPlanOf(store.read, eventId);
    if (planId === null) throw new AppError('conflict', 'No plan is published yet. Publish one first.');
    const { timeZone } = await plans.requireEvent(eventId, store.read);
    const before = await readGround(store.read, eventId, planId);
    const again = new Set(retryIds);
    const retried = before.meetings.filter(
      ({ status, parts }) => status === 'noShow' && parts.some(({ meetingId }) => again.has(meetingId)),
    );
    const ground: Ground = {
      ...before,
      meetings: before.meetings.map((meeting) =>
        retried.includes(meeting) ? { ...meeting, status: 'pending', roundId: null, meetingPointId: null } : meeting,
      ),
    };
    const task = toTask(ground, timeZone, clock.now(), await solving.weights(ground.meetings));
    const { places } = await planner.replan(task.task);
    const placed = task.meetings.map((meeting, index) => ({ ...meeting, ...task.placeOf(places[index] ?? null) }));
    const after: Ground = { ...ground, meetings: [...placed, ...task.apart] };
    const moves = movesBetween(before, after);
    const movedIds = new Set(moves.map(({ meetingId }) => meetingId));
    const changed = placed.filter(({ id }) => movedIds.has(id));
    const key = `${planId} ${clock.now()}`;
    await store.write(async (tx) => {
      await this.#place(tx, actor, eventId, planId, changed.map(placing));
      for (const meeting of changed)
        if (meeting.isNew || retried.some(({ id }) => id === meeting.id))
          await setMeeting(plans, this.#context, tx, actor, eventId, meeting, { status: 'pending', missing: null });
      await plans.tell(tx, actor, eventId, moves, key);
      plans.announce(tx, eventId);
    });
    const undoId = moves.length === 0 ? null : ids.next();
    if (undoId !== null) {
      const was = new Map(before.meetings.map((meeting) => [meeting.id, meeting]));
      this.#last.note(eventId, undoId, {
        planId,
        moves,
        key,
        changed: changed.flatMap(({ id, roundId, meetingPointId }) => {
          const found = was.get(id);
          return found === undefined ? [] : [{ before: found, after: { roundId, meetingPointId } }];
        }),
      });
    }
    const faces = await facesOf(
      store.read,
      moves.flatMap(({ people }) => people),
    );
    return {
      moves: moves.map(({ people, ...move }) => ({
        ...move,
        people: people.map((id) => faces.get(id)).filter((face) => face !== undefined),
      })),
      unplaced: placed.filter(({ roundId }) => roundId === null).length,
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

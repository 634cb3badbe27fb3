import type { Actor, Context } from '#main/core/context.ts';
import { facesOf } from '#main/features/matching/repository.ts';
import type { MatchingService } from '#main/features/matching/service.ts';
import type { SuggestionService } from '#main/features/matching/suggestions.ts';
import { movesBetween } from '#main/features/plans/compare.ts';
import { type Ground, type GroundMeeting, readGround } from '#main/features/plans/ground.ts';
import { fill, portions } from '#main/features/plans/places.ts';
import { publishedPlanOf } from '#main/features/plans/repository.ts';
import { findMeeting, type PlanService } from '#main/features/plans/service.ts';
import type { SolvingService } from '#main/features/plans/solving.ts';
import { toTask } from '#main/features/plans/task.ts';
import { attendanceSet, idOf, meetingSet, planFill } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallOutput, CallParsed } from '#shared/contract/define.ts';
import type { Appointment, meetingsContract, Offer } from '#shared/contract/meetings.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type MeetingStatus, meetingCanBecome } from '#shared/domain/meeting.ts';
import { Seating } from '#shared/domain/plan.ts';
import { appointmentsOf } from './repository.ts';

type Calls = typeof meetingsContract.calls;

/** Who comes so much before their meeting comes to that, in ms. */
const EARLY_MS = 15 * 60_000;
/** Offers to somebody who waits: as many as can be read at a glance. */
const MOST_OFFERS = 5;
/** How many are looked at to find those: most of the best are not free. */
const LOOKED_AT = 50;

interface Needs {
  plans: PlanService;
  solving: SolvingService;
  matching: MatchingService;
  suggestions: SuggestionService;
}

/** Meetings while they take place: who came, who did not, and what to do about it. */
export class LiveService {
  readonly #context: Context;
  readonly #needs: Needs;

  constructor(context: Context, needs: Needs) {
    this.#context = context;
    this.#needs = needs;
  }

  async of(registrationId: string): Promise<{ appointments: Appointment[] }> {
    return { appointments: await appointmentsOf(this.#context.store.read, registrationId) };
  }

  /** @throws AppError `conflict` for a way that no meeting goes */
  async setStatus(actor: Actor, { meetingId, status }: CallParsed<Calls['setStatus']>): Promise<null> {
    return this.#context.store.write(async (tx) => {
      const { eventId, meeting } = await this.#require(tx, meetingId);
      requireWay(meeting.status, status);
      await this.#set(tx, actor, eventId, meeting, { status, ...(status === 'noShow' ? {} : { missing: null }) });
      return null;
    });
  }

  async arrive(
    actor: Actor,
    { registrationId, arrived }: CallParsed<Calls['arrive']>,
  ): Promise<{ appointment: Appointment | null }> {
    const { store, operations, clock } = this.#context;
    return store.write(async (tx) => {
      const now = clock.now();
      const appointment = (await appointmentsOf(tx, registrationId)).find(
        ({ status, startAt, endAt }) =>
          (status === 'pending' || status === 'active') && now >= (startAt ?? 0) - EARLY_MS && now < (endAt ?? now + 1),
      );
      if (appointment === undefined) return { appointment: null };
      const { eventId, meeting } = await this.#require(tx, appointment.id);
      await operations.append(tx, actor, attendanceSet, {
        eventId,
        meetingId: meeting.id,
        registrationId,
        fields: { arrivedAt: arrived ? now : null },
      });
      const there = new Set(arrived ? [...meeting.arrived, registrationId] : []);
      const isFull = meeting.people.every((id) => there.has(id));
      if (isFull && meeting.status === 'pending') await this.#set(tx, actor, eventId, meeting, { status: 'active' });
      else this.#needs.plans.announce(tx, eventId);
      return { appointment: { ...appointment, ...(isFull ? { status: 'active' as const } : {}) } };
    });
  }

  async noShow(
    actor: Actor,
    { meetingId, missingIds }: CallParsed<Calls['noShow']>,
  ): Promise<CallOutput<Calls['noShow']>> {
    const { store } = this.#context;
    const { eventId, meeting } = await store.write(async (tx) => {
      const found = await this.#require(tx, meetingId);
      const strange = missingIds.find((id) => !found.meeting.people.includes(id));
      if (strange !== undefined)
        throw new AppError('invalidInput', 'Somebody who is missing is not of this meeting. Choose among its people.');
      if (found.meeting.status !== 'noShow') requireWay(found.meeting.status, 'noShow');
      await this.#set(tx, actor, found.eventId, found.meeting, { status: 'noShow', missing: [...missingIds] });
      return found;
    });
    const waiting = meeting.people.filter((id) => !missingIds.includes(id));
    const faces = await facesOf(store.read, waiting);
    const offers: Offer[] = [];
    for (const id of waiting) offers.push(...(await this.#offers(eventId, meeting, id)));
    return { waiting: waiting.map((id) => faces.get(id)).filter((face) => face !== undefined), offers };
  }

  async meetNow(actor: Actor, request: CallParsed<Calls['meetNow']>): Promise<{ meetingId: string }> {
    const { firstId, secondId, roundId, meetingPointId } = request;
    const { store, operations, clock } = this.#context;
    const { matching } = this.#needs;
    return store.write(async (tx) => {
      const matchId = await matching.join(tx, actor, firstId, secondId);
      const meetingId = idOf.meeting(matchId);
      const { eventId } = await matching.requireTwo(tx, firstId, secondId);
      const { planId, ground, meeting } = await this.#find(tx, eventId, meetingId);
      const now = clock.now();
      const seating = new Seating(ground, now);
      const table = meetingPointId ?? seating.freePoints(meeting, roundId)[0] ?? null;
      const obstacles = seating.obstacles(meeting, roundId, table).filter(({ kind }) => kind !== 'past');
      if (obstacles.length > 0)
        throw new AppError('conflict', 'One of the two is not free now, or the table is not. Choose somebody else.');
      const round = ground.rounds.find(({ id }) => id === roundId);
      const status = round !== undefined && round.startAt <= now ? 'active' : 'pending';
      if (planId === null) {
        const fields = { roundId, meetingPointId: table, status, missing: null };
        await operations.append(tx, actor, meetingSet, { eventId, matchId, fields });
      } else {
        await operations.append(tx, actor, planFill, {
          eventId,
          planId,
          places: [{ meetingId, matchId, roundId, meetingPointId: table, reason: null }],
        });
        await operations.append(tx, actor, meetingSet, { eventId, matchId, fields: { status, missing: null } });
      }
      this.#needs.plans.announce(tx, eventId);
      return { meetingId };
    });
  }

  /** @throws AppError `conflict` where no plan is published */
  async replan(actor: Actor, { eventId, retryIds }: CallParsed<Calls['replan']>): Promise<CallOutput<Calls['replan']>> {
    const { store, clock, planner } = this.#context;
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
    await store.write(async (tx) => {
      for (const portion of portions(
        changed.map((meeting) => ({
          meeting,
          roundId: meeting.roundId,
          meetingPointId: meeting.meetingPointId,
          reason: null,
        })),
      ))
        await fill(this.#context, tx, actor, { eventId, planId }, portion);
      for (const meeting of changed)
        if (meeting.isNew || retried.some(({ id }) => id === meeting.id))
          await this.#set(tx, actor, eventId, meeting, { status: 'pending', missing: null });
      await plans.tell(tx, actor, eventId, moves, `${planId} ${clock.now()}`);
      plans.announce(tx, eventId);
    });
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
    };
  }

  /** @throws AppError `conflict` where meetings would have to be before each other */
  async setOrder(actor: Actor, { eventId, meetingId, afterIds }: CallParsed<Calls['setOrder']>): Promise<null> {
    return this.#context.store.write(async (tx) => {
      const { ground, meeting } = await this.#find(tx, eventId, meetingId);
      for (const id of afterIds) findMeeting(ground, id);
      const afterOf = new Map(ground.meetings.map((one) => [one.id, one.afterIds]));
      const earlier = new Set<string>();
      for (const queue = [...afterIds]; queue.length > 0; ) {
        const id = queue.pop() as string;
        if (earlier.has(id)) continue;
        earlier.add(id);
        queue.push(...(afterOf.get(id) ?? []));
      }
      if (earlier.has(meeting.id))
        throw new AppError('conflict', 'These meetings would each have to be before the other. Take one of them out.');
      await this.#set(tx, actor, eventId, meeting, { afterIds });
      return null;
    });
  }

  /** Who is free and suits somebody that waits, the best first: their own matches before others. */
  async #offers(eventId: string, missed: GroundMeeting, waitingId: string): Promise<Offer[]> {
    const { read } = this.#context.store;
    const ground = await readGround(read, eventId, await publishedPlanOf(read, eventId));
    const { roundId } = missed;
    if (roundId === null) return [];
    const seating = new Seating(ground, 0);
    const isFree = (id: string) => seating.of(id).every((meeting) => meeting.roundId !== roundId);
    const away = new Set(ground.people.filter((person) => person.away.includes(roundId)).map(({ id }) => id));
    const { people } = await this.#needs.suggestions.recommend({
      registrationId: waitingId,
      limit: LOOKED_AT,
      presentFirst: true,
    });
    const own = ground.meetings.flatMap((meeting) =>
      meeting.people.length === 2 && meeting.status === 'pending' && meeting.people.includes(waitingId)
        ? meeting.people.filter((id) => id !== waitingId).map((id) => ({ id, matchId: meeting.matchIds[0] ?? '' }))
        : [],
    );
    const faces = await facesOf(
      read,
      own.map(({ id }) => id),
    );
    const strengths = await this.#needs.suggestions.strengths(own.map(({ matchId }) => matchId));
    const matches = own.flatMap(({ id }, index): Offer[] => {
      const partner = faces.get(id);
      return partner === undefined ? [] : [{ waitingId, partner, strength: strengths[index] ?? null, isMatch: true }];
    });
    const others = people.map(
      ({ face, score }): Offer => ({ waitingId, partner: face, strength: score, isMatch: false }),
    );
    return [...matches, ...others]
      .filter(({ partner: { id, inside } }) => inside && isFree(id) && !away.has(id) && !missed.people.includes(id))
      .sort((a, b) => Number(b.isMatch) - Number(a.isMatch) || (b.strength ?? 0) - (a.strength ?? 0))
      .slice(0, MOST_OFFERS);
  }

  /** A meeting with its place in the plan that counts. @throws AppError `notFound` */
  async #require(read: Reader, meetingId: string) {
    const row = await read.get<{ eventId: string }>(
      `SELECT event_id AS eventId FROM meetings WHERE id = ?1
       UNION ALL SELECT event_id FROM placements WHERE meeting_id = ?1 LIMIT 1`,
      [meetingId],
    );
    if (row === undefined) throw new AppError('notFound', 'This meeting is not known any more.');
    return this.#find(read, row.eventId, meetingId);
  }

  async #find(read: Reader, eventId: string, meetingId: string) {
    const planId = await publishedPlanOf(read, eventId);
    const ground = await readGround(read, eventId, planId);
    return { eventId, planId, ground, meeting: findMeeting(ground, meetingId) };
  }

  async #set(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    { parts, people }: GroundMeeting,
    fields: { status?: MeetingStatus; missing?: string[] | null; afterIds?: string[] },
  ): Promise<void> {
    const { operations, publish } = this.#context;
    await operations.appendMany(
      tx,
      actor,
      parts.map(({ matchId, pairedFor }) => ({
        kind: meetingSet,
        payload: { eventId, matchId, ...(pairedFor === null ? {} : { pairedFor }), fields },
      })),
    );
    this.#needs.plans.announce(tx, eventId);
    tx.afterCommit(() => publish('kiosk', 'changed', { eventId, registrationIds: [...people] }));
  }
}

function requireWay(from: MeetingStatus, to: MeetingStatus): void {
  if (from !== to && !meetingCanBecome(from, to))
    throw new AppError(
      'conflict',
      'This meeting has gone on meanwhile: that is not possible any more. Look at it again.',
      { from, to },
    );
}

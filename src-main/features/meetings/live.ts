import type { Actor, Context } from '#main/core/context.ts';
import { facesOf } from '#main/features/matching/repository.ts';
import type { MatchingService } from '#main/features/matching/service.ts';
import type { SuggestionService } from '#main/features/matching/suggestions.ts';
import { type GroundMeeting, readGround } from '#main/features/plans/ground.ts';
import { publishedPlanOf } from '#main/features/plans/repository.ts';
import { placesSeen, seenAs, statusesSeen } from '#main/features/plans/seen.ts';
import { findMeeting, type PlanService } from '#main/features/plans/service.ts';
import { idOf, meetingSet, planFill } from '#main/storage/operations/kinds/index.ts';
import type { CallOutput, CallParsed } from '#shared/contract/define.ts';
import type { Appointment, meetingsContract, Offer } from '#shared/contract/meetings.ts';
import { AppError } from '#shared/domain/errors.ts';
import { Seating } from '#shared/domain/plan.ts';
import { findInPlan, requireMeeting, requireWay, setMeeting } from './meeting.ts';
import { appointmentsOf } from './repository.ts';

type Calls = typeof meetingsContract.calls;

/** Offers to somebody who waits: as many as can be read at a glance. */
const MOST_OFFERS = 5;
/** How many are looked at to find those: most of the best are not free. */
const LOOKED_AT = 50;

interface Needs {
  plans: PlanService;
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
      const { eventId, meeting } = await requireMeeting(tx, meetingId);
      requireWay(meeting.status, status);
      await setMeeting(this.#needs.plans, this.#context, tx, actor, eventId, meeting, {
        status,
        ...(status === 'noShow' ? {} : { missing: null }),
      });
      return null;
    });
  }

  async noShow(
    actor: Actor,
    { meetingId, missingIds }: CallParsed<Calls['noShow']>,
  ): Promise<CallOutput<Calls['noShow']>> {
    await this.#context.store.write(async (tx) => {
      const found = await requireMeeting(tx, meetingId);
      const strange = missingIds.find((id) => !found.meeting.people.includes(id));
      if (strange !== undefined)
        throw new AppError('invalidInput', 'Somebody who is missing is not of this meeting. Choose among its people.');
      if (found.meeting.status !== 'noShow') requireWay(found.meeting.status, 'noShow');
      await setMeeting(this.#needs.plans, this.#context, tx, actor, found.eventId, found.meeting, {
        status: 'noShow',
        missing: [...missingIds],
      });
    });
    return this.offers(meetingId);
  }

  /** Who waits although they came, and whom they could meet in that round instead: nobody where all came. @throws AppError `notFound` */
  async offers(meetingId: string): Promise<CallOutput<Calls['offers']>> {
    const { store } = this.#context;
    const { eventId, meeting } = await requireMeeting(store.read, meetingId);
    const waiting = meeting.status === 'noShow' ? meeting.people.filter((id) => !meeting.missing.includes(id)) : [];
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
      const { planId, ground, meeting } = await findInPlan(tx, eventId, meetingId);
      const now = clock.now();
      const seating = new Seating(ground, now);
      const table = meetingPointId ?? seating.freePoints(meeting, roundId)[0] ?? null;
      const obstacles = seating.obstacles(meeting, roundId, table).filter(({ kind }) => kind !== 'past');
      if (obstacles.length > 0)
        throw new AppError('conflict', 'One of the two is not free now, or the table is not. Choose somebody else.');
      const round = ground.rounds.find(({ id }) => id === roundId);
      const status = round !== undefined && round.startAt <= now ? 'active' : 'pending';
      const saw = seenAs((await statusesSeen(tx, [meetingId]))(meetingId));
      if (planId === null) {
        const fields = { roundId, meetingPointId: table, status, missing: null };
        await operations.append(tx, actor, meetingSet, { eventId, matchId, ...saw, fields });
      } else {
        const where = seenAs((await placesSeen(tx, planId, [meetingId]))(meetingId));
        await operations.append(tx, actor, planFill, {
          eventId,
          planId,
          places: [{ meetingId, matchId, roundId, meetingPointId: table, reason: null, ...where }],
        });
        const fields = { status, missing: null };
        await operations.append(tx, actor, meetingSet, { eventId, matchId, ...saw, fields });
      }
      await this.#needs.plans.tellAnew(tx, actor, eventId, meeting.people, meetingId);
      this.#needs.plans.announce(tx, eventId);
      return { meetingId };
    });
  }

  /** @throws AppError `conflict` where meetings would have to be before each other */
  async setOrder(actor: Actor, { eventId, meetingId, afterIds }: CallParsed<Calls['setOrder']>): Promise<null> {
    return this.#context.store.write(async (tx) => {
      const { ground, meeting } = await findInPlan(tx, eventId, meetingId);
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
      await setMeeting(this.#needs.plans, this.#context, tx, actor, eventId, meeting, { afterIds });
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
}

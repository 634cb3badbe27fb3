import type { Actor, Context } from '#main/core/context.ts';
import { findEvent } from '#main/features/events/repository.ts';
import { facesOf } from '#main/features/matching/repository.ts';
import type { NotificationService } from '#main/features/notifications/service.ts';
import { checkPlan } from '#main/features/planner/check.ts';
import { eventSet, meetingSet, placementSet, planSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallOutput, CallParsed } from '#shared/contract/define.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board, Plan, plansContract } from '#shared/contract/plans.ts';
import { AppError } from '#shared/domain/errors.ts';
import { Seating } from '#shared/domain/plan.ts';
import { type Moved, movesBetween } from './compare.ts';
import { type Ground, type GroundMeeting, readGround } from './ground.ts';
import { fill, type Placing, portions } from './places.ts';
import { findPlan, listPlans, personIdsOf, planningOf, publishedPlanOf } from './repository.ts';
import { placesSeen, planSeen, seenAs, statusesSeen } from './seen.ts';
import { faultsOf, toTask } from './task.ts';

type Calls = typeof plansContract.calls;

/** Plans: versions of all meetings of an event, of which one counts. */
export class PlanService {
  readonly #context: Context;
  readonly #notifications: NotificationService;

  constructor(context: Context, notifications: NotificationService) {
    this.#context = context;
    this.#notifications = notifications;
  }

  list(eventId: string): Promise<Plan[]> {
    return listPlans(this.#context.store.read, eventId);
  }

  rules(eventId: string, read: Reader = this.#context.store.read): Promise<CallOutput<Calls['rules']>> {
    return planningOf(read, eventId);
  }

  async setRules(actor: Actor, { eventId, mostMeetings }: CallParsed<Calls['setRules']>) {
    const { store, operations, organizationId } = this.#context;
    return store.write(async (tx) => {
      const { code } = await this.requireEvent(eventId, tx);
      await operations.append(tx, actor, eventSet, { organizationId, code, fields: { planning: { mostMeetings } } });
      this.announce(tx, eventId);
      return this.rules(eventId, tx);
    });
  }

  async board(planId: string): Promise<Board> {
    const { read } = this.#context.store;
    const plan = await this.require(read, planId);
    const { meetings, ...ground } = await readGround(read, plan.eventId, planId);
    return { plan, ...ground, meetings: meetings.map(({ parts: _, isNew: __, ...meeting }) => meeting) };
  }

  /** Moves a meeting by hand, unless something stands in the way: that is told then. A round alone gets the first free table. */
  async move(actor: Actor, request: CallParsed<Calls['move']>): Promise<CallOutput<Calls['move']>> {
    return this.#context.store.write((tx) => this.moveIn(tx, actor, request));
  }

  /** {@link move} within a transaction that is open already. */
  async moveIn(tx: WriteTx, actor: Actor, request: CallParsed<Calls['move']>): Promise<CallOutput<Calls['move']>> {
    const { operations, clock } = this.#context;
    const { planId, roundId } = request;
    const { eventId } = await this.require(tx, planId);
    const ground = await readGround(tx, eventId, planId);
    const meeting = findMeeting(ground, request.meetingId);
    const seating = new Seating(ground, clock.now());
    if (roundId === null && (meeting.status === 'active' || meeting.status === 'completed'))
      return { moved: false, obstacles: [{ kind: 'past' as const }] };
    const meetingPointId =
      roundId === null ? null : (request.meetingPointId ?? tableFor(seating, meeting, roundId) ?? null);
    const obstacles = roundId === null ? [] : seating.obstacles(meeting, roundId, meetingPointId);
    if (roundId !== null && meetingPointId === null) obstacles.push({ kind: 'noTable' });
    if (obstacles.length > 0) return { moved: false, obstacles };
    const fields = { roundId, meetingPointId, reason: null };
    const seen = await placesSeen(
      tx,
      planId,
      meeting.parts.map(({ meetingId }) => meetingId),
    );
    await operations.appendMany(
      tx,
      actor,
      meeting.parts.map(({ meetingId, matchId, pairedFor }) => ({
        kind: placementSet,
        payload: {
          ...{ eventId, planId, meetingId, matchId },
          ...(pairedFor === null ? {} : { pairedFor }),
          after: seen(meetingId) ?? null,
          fields,
        },
      })),
    );
    const counts = planId === (await publishedPlanOf(tx, eventId));
    if (counts) await this.tellAnew(tx, actor, eventId, meeting.people, meeting.id);
    // Whoever gets another chance has not missed it yet; and what had no place so far is something to come now.
    if (meeting.status === 'noShow' || (counts && roundId !== null && meeting.isNew))
      await this.#begin(tx, actor, eventId, [meeting]);
    this.announce(tx, eventId);
    return { moved: true, obstacles: [] };
  }

  async lock(actor: Actor, request: CallParsed<Calls['lock']>): Promise<{ changed: number }> {
    const { planId, locked } = request;
    const wanted = new Set(request.meetingIds);
    const people = new Set(request.registrationIds);
    return this.#context.store.write(async (tx) => {
      const { eventId } = await this.require(tx, planId);
      const { meetings } = await readGround(tx, eventId, planId);
      const changed = meetings.filter(
        (meeting) =>
          meeting.roundId !== null &&
          meeting.locked !== locked &&
          (meeting.parts.some((part) => wanted.has(part.meetingId)) || meeting.people.some((id) => people.has(id))),
      );
      const placings = changed.map(
        (meeting): Placing => ({
          meeting,
          roundId: meeting.roundId,
          meetingPointId: meeting.meetingPointId,
          locked,
        }),
      );
      for (const portion of portions(placings)) await fill(this.#context, tx, actor, { eventId, planId }, portion);
      if (changed.length > 0) this.announce(tx, eventId);
      return { changed: changed.length };
    });
  }

  async compare({ planId, withId }: CallParsed<Calls['compare']>): Promise<CallOutput<Calls['compare']>> {
    const { read } = this.#context.store;
    const [plan, other] = [await this.require(read, planId), await this.require(read, withId)];
    if (plan.eventId !== other.eventId)
      throw new AppError('invalidInput', 'These plans are of two events. Choose two of one event.');
    const to = await readGround(read, plan.eventId, planId);
    const moves = movesBetween(await readGround(read, plan.eventId, withId), to);
    const faces = await facesOf(
      read,
      moves.flatMap(({ people }) => people),
    );
    return {
      moves: moves.map(({ people, ...move }) => ({
        ...move,
        people: people.map((id) => faces.get(id)).filter((face) => face !== undefined),
      })),
      people: new Set(moves.flatMap(({ people }) => people)).size,
      same: to.meetings.length - moves.filter(({ to }) => to !== null).length,
    };
  }

  /** @throws AppError `conflict` where a meeting is where it cannot be: nothing is published then */
  publish(actor: Actor, planId: string): Promise<CallOutput<Calls['publish']>> {
    return this.#publish(actor, planId, this.#context.clock.now());
  }

  /** @throws AppError `conflict` where no plan was published before */
  async rollBack(actor: Actor, eventId: string): Promise<CallOutput<Calls['publish']>> {
    const plans = await this.list(eventId);
    const current = plans.find(({ state }) => state === 'published');
    const [before] = plans
      .filter(({ publishedAt }) => publishedAt !== null && publishedAt < (current?.publishedAt ?? 0))
      .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0));
    if (before === undefined)
      throw new AppError('conflict', 'No other plan was published before. Choose one from the list instead.');
    return this.#publish(actor, before.id, null);
  }

  async copy(actor: Actor, { planId, name }: CallParsed<Calls['copy']>): Promise<Plan> {
    const { store } = this.#context;
    const plan = await this.require(store.read, planId);
    const { meetings } = await readGround(store.read, plan.eventId, planId);
    const placings = meetings.map(
      ({ parts, roundId, meetingPointId, locked, reason }): Placing => ({
        meeting: { parts },
        roundId,
        meetingPointId,
        locked,
        reason,
      }),
    );
    return this.save(actor, plan.eventId, placings, {
      name: name === '' ? plan.name : name,
      basedOnId: planId,
      seed: null,
      figures: plan.figures,
    });
  }

  rename(actor: Actor, { planId, name }: CallParsed<Calls['rename']>): Promise<Plan> {
    return this.#set(actor, planId, { name });
  }

  async remove(actor: Actor, planId: string): Promise<null> {
    await this.#set(actor, planId, { deletedAt: this.#context.clock.now() });
    return null;
  }

  restore(actor: Actor, planId: string): Promise<Plan> {
    return this.#set(actor, planId, { deletedAt: null }, true);
  }

  /** Writes a plan, its places first: one that is not whole is not seen. */
  async save(
    actor: Actor,
    eventId: string,
    placings: readonly Placing[],
    fields: Pick<Plan, 'name' | 'basedOnId' | 'seed' | 'figures'>,
  ): Promise<Plan> {
    const { store, operations, ids, clock } = this.#context;
    const planId = ids.next();
    for (const portion of portions(placings))
      await store.write((tx) => fill(this.#context, tx, actor, { eventId, planId }, portion));
    return store.write(async (tx) => {
      await operations.append(tx, actor, planSet, { id: planId, eventId, fields: { ...fields, madeAt: clock.now() } });
      this.announce(tx, eventId);
      return this.require(tx, planId);
    });
  }

  /** @throws AppError `notFound`, for a removed one as well */
  async require(read: Reader, planId: string, { removed = false } = {}): Promise<Plan> {
    const plan = await findPlan(read, planId, removed);
    if (plan === undefined) throw new AppError('notFound', 'This plan is not known any more.');
    return plan;
  }

  /** @throws AppError `notFound` */
  async requireEvent(eventId: string, read: Reader): Promise<EventRecord> {
    const event = await findEvent(read, this.#context.organizationId, eventId);
    if (event === null) throw new AppError('notFound', 'This event is not on this desk.');
    return event;
  }

  announce(tx: WriteTx, eventId: string): void {
    tx.afterCommit(() => this.#context.publish('plans', 'changed', { eventId }));
  }

  async #set(
    actor: Actor,
    planId: string,
    fields: { name?: string; deletedAt?: number | null },
    removed = false,
  ): Promise<Plan> {
    const { store, operations } = this.#context;
    return store.write(async (tx) => {
      const { eventId, state } = await this.require(tx, planId, { removed });
      if (state === 'published' && fields.deletedAt !== undefined && fields.deletedAt !== null)
        throw new AppError('conflict', 'This is the plan that counts. Publish another one first, then remove it.');
      await operations.append(tx, actor, planSet, { id: planId, eventId, fields });
      this.announce(tx, eventId);
      return this.require(tx, planId, { removed: true });
    });
  }

  #publish(actor: Actor, planId: string, publishedAt: number | null): Promise<CallOutput<Calls['publish']>> {
    return this.#context.store.write((tx) => this.publishIn(tx, actor, planId, publishedAt));
  }

  /**
   * Makes a plan the one that counts, in a transaction that is open.
   * @param publishedAt null for one that was published before
   * @throws AppError `conflict` where a meeting is where it cannot be
   */
  async publishIn(
    tx: WriteTx,
    actor: Actor,
    planId: string,
    publishedAt: number | null,
  ): Promise<CallOutput<Calls['publish']>> {
    const { operations, organizationId, clock } = this.#context;
    const { eventId } = await this.require(tx, planId);
    const { code, timeZone } = await this.requireEvent(eventId, tx);
    const ground = await readGround(tx, eventId, planId);
    refuseFaults(ground, timeZone, clock.now());
    const before = await readGround(tx, eventId, await publishedPlanOf(tx, eventId));
    if (publishedAt !== null)
      await operations.append(tx, actor, planSet, { id: planId, eventId, fields: { publishedAt } });
    const after = await planSeen(tx, eventId);
    await operations.append(tx, actor, eventSet, { organizationId, code, after, fields: { planId } });
    await this.#begin(
      tx,
      actor,
      eventId,
      ground.meetings.filter(({ roundId, isNew }) => roundId !== null && isNew),
    );
    const told = await this.tell(tx, actor, eventId, movesBetween(before, ground), `${planId} ${clock.now()}`);
    this.announce(tx, eventId);
    return { plan: await this.require(tx, planId), told };
  }

  /** Meetings of the plan that counts are things of their own from then on, with something to come of each. */
  async #begin(tx: WriteTx, actor: Actor, eventId: string, meetings: readonly GroundMeeting[]): Promise<void> {
    const parts = meetings.flatMap((meeting) => meeting.parts);
    const seen = await statusesSeen(
      tx,
      parts.map(({ meetingId }) => meetingId),
    );
    await this.#context.operations.appendMany(
      tx,
      actor,
      parts.map(({ meetingId, matchId, pairedFor }) => ({
        kind: meetingSet,
        payload: {
          eventId,
          matchId,
          ...(pairedFor === null ? {} : { pairedFor }),
          ...seenAs(seen(meetingId)),
          fields: { status: 'pending', missing: null },
        },
      })),
    );
  }

  /** Tells everybody whose meetings are not where they were. @returns how many */
  async tell(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    moves: readonly Pick<Moved, 'people'>[],
    key: string,
  ): Promise<number> {
    const recipients = await this.#concern(tx, eventId, peopleOf(moves));
    await this.#notifications.notify(tx, actor, { ...noticeOf(eventId, key), recipients });
    return recipients.length;
  }

  /**
   * Tells people that their meetings have changed, each change of one thing anew: who has not read of the one before has one message.
   * @param about what has changed: a meeting, a round
   */
  async tellAnew(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    concerned: readonly string[],
    about: string,
  ): Promise<void> {
    const recipients = await this.#concern(tx, eventId, concerned);
    await this.#notifications.notify(tx, actor, { ...noticeOf(eventId, `${about} changed`), recipients, isNews: true });
  }

  /**
   * Takes back what people were told with `tell`, since it is not so any more: whoever has not read it need not know, and the
   * others are told once more.
   * @returns how many are told once more
   */
  async untell(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    moves: readonly Pick<Moved, 'people'>[],
    key: string,
  ): Promise<number> {
    const told = await this.#concern(tx, eventId, peopleOf(moves));
    const recipients = await this.#notifications.withdraw(tx, actor, { ...noticeOf(eventId, key), recipients: told });
    await this.#notifications.notify(tx, actor, { ...noticeOf(eventId, `${key} undone`), recipients });
    return recipients.length;
  }

  /** Shows some people at the kiosk what is so from now on. @returns whom to tell */
  async #concern(tx: WriteTx, eventId: string, concerned: readonly string[]): Promise<string[]> {
    tx.afterCommit(() => this.#context.publish('kiosk', 'changed', { eventId, registrationIds: [...concerned] }));
    return personIdsOf(tx, concerned);
  }
}

function peopleOf(moves: readonly Pick<Moved, 'people'>[]): string[] {
  return [...new Set(moves.flatMap(({ people }) => people))];
}

/** That somebody's meetings are not what they were; to which they are now is looked up when it is read. */
function noticeOf(eventId: string, key: string) {
  return { kind: 'meeting', eventId, data: {}, key } as const;
}

/** @throws AppError `notFound` */
export function findMeeting(ground: Ground, id: string): GroundMeeting {
  const found = ground.meetings.find(({ parts }) => parts.some(({ meetingId }) => meetingId === id));
  if (found === undefined) throw new AppError('notFound', 'This meeting is not known any more.');
  return found;
}

/** The table at which a meeting is already, else the first that has room. */
function tableFor(seating: Seating, meeting: GroundMeeting, roundId: string): string | undefined {
  const free = seating.freePoints(meeting, roundId);
  return free.find((id) => id === meeting.meetingPointId) ?? free[0];
}

/** @throws AppError `conflict` where a rule is broken, as the board sees it or as somebody does who shares nothing with it */
function refuseFaults(ground: Ground, timeZone: string, now: number): void {
  const faults = faultsOf(ground, now);
  const [first] = faults;
  if (first === undefined) {
    const { task } = toTask(ground, timeZone, now, () => 0);
    const places = task.meetings.map(({ now: at }) =>
      at === undefined || at.point === null ? null : { round: at.round, point: at.point },
    );
    const { faults: others } = checkPlan(task, places);
    if (others.length === 0) return;
    throw new AppError('conflict', 'This plan breaks a rule. Plan anew, and publish that plan.', { faults: others });
  }
  const who = ground.people.flatMap(({ id, name }) => (first.meeting.people.includes(id) ? name : [])).join(', ');
  throw new AppError(
    'conflict',
    `This plan does not fit any more: ${faults.length} of its meetings are where they cannot be, such as that of ${who}. Move these, or plan anew.`,
    { count: faults.length, who, kind: first.obstacle.kind },
  );
}

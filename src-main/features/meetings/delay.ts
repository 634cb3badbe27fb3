import type { Actor, Context } from '#main/core/context.ts';
import { facesOf } from '#main/features/matching/repository.ts';
import { atOtherTimes, type Ground, readGround } from '#main/features/plans/ground.ts';
import { publishedPlanOf } from '#main/features/plans/repository.ts';
import type { PlanService } from '#main/features/plans/service.ts';
import { faultsOf } from '#main/features/plans/task.ts';
import { listRounds } from '#main/features/programme/repository.ts';
import { dayOf } from '#main/features/records/days.ts';
import { roundSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallOutput, CallParsed } from '#shared/contract/define.ts';
import type { meetingsContract } from '#shared/contract/meetings.ts';
import type { Round } from '#shared/contract/programme.ts';
import { AppError } from '#shared/domain/errors.ts';
import { LastDone } from './last-done.ts';

type Calls = typeof meetingsContract.calls;
type Shift = CallOutput<Calls['delay']>['rounds'][number];

const MINUTE_MS = 60_000;

/** What was delayed, as far as it takes to go back. */
interface Delayed {
  shifts: readonly Shift[];
  concerned: readonly { people: readonly string[] }[];
  /** What people were told of it by. */
  key: string;
}

/** Rounds that begin later than they should, with all who meet in them. */
export class DelayService {
  readonly #context: Context;
  readonly #plans: PlanService;
  readonly #last = new LastDone<Delayed>();

  constructor(context: Context, plans: PlanService) {
    this.#context = context;
    this.#plans = plans;
  }

  /** @throws AppError `conflict` where a round is over, would begin in the past, or would reach into another one */
  async delay(actor: Actor, request: CallParsed<Calls['delay']>): Promise<CallOutput<Calls['delay']>> {
    const { eventId, preview } = request;
    const { store, ids } = this.#context;
    const work = preview
      ? await this.#look(store.read, request)
      : await store.write(async (tx) => {
          const found = await this.#look(tx, request);
          const rounds = found.shifts.map(({ roundId, to }) => ({ roundId, ...to }));
          await this.#move(tx, actor, eventId, rounds);
          await this.#plans.tell(tx, actor, eventId, found.concerned, found.key);
          return found;
        });
    const { shifts, concerned, misfits } = work;
    const undoId = preview ? null : ids.next();
    if (undoId !== null) this.#last.note(eventId, undoId, work);
    const faces = await facesOf(
      store.read,
      misfits.flatMap(({ meeting }) => meeting.people),
    );
    return {
      rounds: shifts,
      people: new Set(concerned.flatMap(({ people }) => people)).size,
      misfits: misfits.map(({ meeting, obstacle }) => ({
        meetingId: meeting.id,
        people: meeting.people.map((id) => faces.get(id)).filter((face) => face !== undefined),
        obstacle,
      })),
      undoId,
    };
  }

  /** @throws AppError `conflict` where a round was moved since */
  async undo(
    actor: Actor,
    { eventId, undoId }: CallParsed<Calls['undoDelay']>,
  ): Promise<CallOutput<Calls['undoDelay']>> {
    const last = this.#last.find(eventId, undoId);
    return this.#context.store.write(async (tx) => {
      const rounds = new Map((await listRounds(tx, eventId)).map((round) => [round.id, round]));
      const isAsLeft = ({ roundId, to }: Shift) => {
        const round = rounds.get(roundId);
        return round?.startAt === to.startAt && round.endAt === to.endAt;
      };
      if (last === undefined || !last.shifts.every(isAsLeft))
        throw new AppError('conflict', 'This cannot be taken back any more: the rounds were moved since.');
      await this.#move(
        tx,
        actor,
        eventId,
        last.shifts.map(({ roundId, from }) => ({ roundId, ...from })),
      );
      const told = await this.#plans.untell(tx, actor, eventId, last.concerned, last.key);
      tx.afterCommit(() => this.#last.forget(eventId));
      return { told };
    });
  }

  /** What a delay is about: the rounds, who has a meeting in them, and what does not fit any more. */
  async #look(read: Reader, request: CallParsed<Calls['delay']>) {
    const { eventId } = request;
    const ground = await readGround(read, eventId, await publishedPlanOf(read, eventId));
    const { timeZone } = await this.#plans.requireEvent(eventId, read);
    const now = this.#context.clock.now();
    const shifts = shiftsOf(ground.rounds, request, { now, timeZone });
    const moved = new Set(shifts.map(({ roundId }) => roundId));
    const concerned = ground.meetings.filter(
      ({ roundId, status }) => roundId !== null && moved.has(roundId) && (status === 'pending' || status === 'active'),
    );
    return { shifts, concerned, misfits: misfitsBy(ground, shifts, now), key: `delay ${request.roundId} ${now}` };
  }

  async #move(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    rounds: readonly { roundId: string; startAt: number; endAt: number }[],
  ): Promise<void> {
    const { operations, publish } = this.#context;
    await operations.appendMany(
      tx,
      actor,
      rounds.map(({ roundId: id, ...fields }) => ({ kind: roundSet, payload: { id, eventId, fields } })),
    );
    tx.afterCommit(() => publish('programme', 'changed', { eventId }));
  }
}

/**
 * Which rounds are moved from when to when. Those that follow are those of the same day: a late morning does not delay tomorrow.
 * @param now epoch ms: a round that has begun cannot begin once more, and ends later
 * @throws AppError `notFound`, `invalidInput`, `conflict`
 */
function shiftsOf(
  rounds: readonly Round[],
  { roundId, minutes, following }: CallParsed<Calls['delay']>,
  { now, timeZone }: { now: number; timeZone: string },
): Shift[] {
  const first = rounds.find(({ id }) => id === roundId);
  if (first === undefined) throw new AppError('notFound', 'This round is not known any more.');
  if (first.endAt <= now) throw new AppError('conflict', `${first.name} is over. Choose a round that is not.`);
  if (minutes === 0) throw new AppError('invalidInput', 'Say by how many minutes.');
  const by = minutes * MINUTE_MS;
  const day = dayOf(first.startAt, timeZone);
  const follows = (round: Round) => round.startAt > first.startAt && dayOf(round.startAt, timeZone) === day;
  const moved = rounds.filter((round) => round === first || (following && follows(round)));
  const shifts = moved.map(({ id, startAt, endAt }) => ({
    roundId: id,
    from: { startAt, endAt },
    to: { startAt: startAt <= now ? startAt : startAt + by, endAt: endAt + by },
  }));
  const after = new Map(shifts.map((shift) => [shift.roundId, shift.to]));
  for (const { roundId: id, from, to } of shifts) {
    if (to.endAt <= now || (to.startAt <= now && from.startAt > now) || to.endAt < to.startAt)
      throw new AppError('conflict', 'That would be in the past. Choose fewer minutes.');
    const other = rounds.find((round) => {
      const span = after.get(round.id) ?? round;
      return (isBefore(from, round) && !isBefore(to, span)) || (isBefore(round, from) && !isBefore(span, to));
    });
    if (other !== undefined)
      throw new AppError(
        'conflict',
        `${nameIn(rounds, id)} would reach into ${other.name}. Move all that follow as well, or choose fewer minutes.`,
        { first: nameIn(rounds, id), second: other.name },
      );
  }
  return shifts;
}

/** What fits where it is, and does not once the rounds are moved. */
function misfitsBy(ground: Ground, shifts: readonly Shift[], now: number) {
  const to = new Map(shifts.map((shift) => [shift.roundId, shift.to]));
  const after = atOtherTimes(
    ground,
    ground.rounds.map((round) => ({ ...round, ...to.get(round.id) })),
  );
  const before = new Set(faultsOf(ground, now).map(({ meeting }) => meeting.id));
  return faultsOf(after, now).filter(({ meeting }) => !before.has(meeting.id));
}

/** Rounds that follow each other do so however far one is moved: none is passed over. */
function isBefore(one: { endAt: number }, other: { startAt: number }): boolean {
  return one.endAt <= other.startAt;
}

function nameIn(rounds: readonly Round[], id: string): string {
  return rounds.find((round) => round.id === id)?.name ?? '';
}

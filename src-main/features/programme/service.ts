import type { Actor, Context } from '#main/core/context.ts';
import { peopleOfRound } from '#main/features/meetings/busy.ts';
import { openRounds } from '#main/features/plans/open-rounds.ts';
import type { PlanService } from '#main/features/plans/service.ts';
import { registrationsOf } from '#main/features/registrations/repository.ts';
import { availabilitySet, meetingPointSet, roundSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallParsed } from '#shared/contract/define.ts';
import type { OpenRound, Programme, programmeContract } from '#shared/contract/programme.ts';
import { AppError } from '#shared/domain/errors.ts';
import { availabilityOf, findRound, listLocationsOf, listPoints, listRounds } from './repository.ts';

type Calls = typeof programmeContract.calls;

/** Rounds, rooms and tables of an event, and who can come when. */
export class ProgrammeService {
  readonly #context: Context;
  readonly #plans: PlanService;

  constructor(context: Context, plans: PlanService) {
    this.#context = context;
    this.#plans = plans;
  }

  async get(eventId: string, read: Reader = this.#context.store.read): Promise<Programme> {
    const [rounds, locations, points] = [
      await listRounds(read, eventId),
      await listLocationsOf(read, eventId),
      await listPoints(read, eventId),
    ];
    return { rounds, locations, points };
  }

  /** @throws AppError `invalidInput` for a round that ends before it starts */
  addRounds(actor: Actor, { eventId, rounds }: CallParsed<Calls['addRounds']>): Promise<Programme> {
    for (const round of rounds) checkTimes(round);
    const { operations, ids } = this.#context;
    return this.#change(eventId, (tx) =>
      operations.appendMany(
        tx,
        actor,
        rounds.map((fields) => ({ kind: roundSet, payload: { id: ids.next(), eventId, fields } })),
      ),
    );
  }

  async updateRound(actor: Actor, { id, ...patch }: CallParsed<Calls['updateRound']>): Promise<Programme> {
    const { store, operations } = this.#context;
    const found = await findRound(store.read, id);
    if (found === undefined) throw new AppError('notFound', 'This round is not known any more.');
    return this.#change(found.eventId, async (tx) => {
      const before = (await findRound(tx, id)) ?? found;
      checkTimes({ startAt: patch.startAt ?? before.startAt, endAt: patch.endAt ?? before.endAt });
      await operations.append(tx, actor, roundSet, { id, eventId: found.eventId, fields: patch });
      if ((patch.startAt ?? before.startAt) !== before.startAt || (patch.endAt ?? before.endAt) !== before.endAt)
        await this.#tellOf(tx, actor, found.eventId, [id]);
    });
  }

  removeRounds(actor: Actor, eventId: string, ids: readonly string[]): Promise<Programme> {
    return this.#setDeleted(actor, roundSet, eventId, ids, this.#context.clock.now());
  }

  restoreRounds(actor: Actor, eventId: string, ids: readonly string[]): Promise<Programme> {
    return this.#setDeleted(actor, roundSet, eventId, ids, null);
  }

  addPoints(actor: Actor, { eventId, points }: CallParsed<Calls['addPoints']>): Promise<Programme> {
    const { operations, ids } = this.#context;
    return this.#change(eventId, (tx) =>
      operations.appendMany(
        tx,
        actor,
        points.map((fields) => ({ kind: meetingPointSet, payload: { id: ids.next(), eventId, fields } })),
      ),
    );
  }

  updatePoints(actor: Actor, { eventId, points }: CallParsed<Calls['updatePoints']>): Promise<Programme> {
    const { operations, clock } = this.#context;
    return this.#change(eventId, async (tx) => {
      await this.#requireOf(
        tx,
        'meeting_points',
        eventId,
        points.map((point) => point.id),
      );
      const known = new Map((await listPoints(tx, eventId)).map((point) => [point.id, point]));
      // A table that is reported broken twice is so since the first time.
      const closing = (id: string, outOfUse: boolean) => ({
        closedAt: outOfUse ? (known.get(id)?.closedAt ?? clock.now()) : null,
      });
      await operations.appendMany(
        tx,
        actor,
        points.map(({ id, outOfUse, ...fields }) => ({
          kind: meetingPointSet,
          payload: { id, eventId, fields: { ...fields, ...(outOfUse === undefined ? {} : closing(id, outOfUse)) } },
        })),
      );
    });
  }

  removePoints(actor: Actor, eventId: string, ids: readonly string[]): Promise<Programme> {
    return this.#setDeleted(actor, meetingPointSet, eventId, ids, this.#context.clock.now());
  }

  restorePoints(actor: Actor, eventId: string, ids: readonly string[]): Promise<Programme> {
    return this.#setDeleted(actor, meetingPointSet, eventId, ids, null);
  }

  /** To which rounds somebody can come: to all of which nothing else was said. */
  async availability(registrationId: string): Promise<{ roundId: string; available: boolean }[]> {
    const { read } = this.#context.store;
    const eventId = await eventOf(read, registrationId);
    const said = await availabilityOf(read, registrationId);
    const rounds = await listRounds(read, eventId);
    return rounds.map(({ id }) => ({ roundId: id, available: said.get(id) ?? true }));
  }

  async setAvailability(
    actor: Actor,
    { registrationId, rounds }: CallParsed<Calls['setAvailability']>,
  ): Promise<{ roundId: string; available: boolean }[]> {
    const { store, publish } = this.#context;
    await store.write(async (tx) => {
      const eventId = await eventOf(tx, registrationId);
      await this.#requireOf(
        tx,
        'rounds',
        eventId,
        rounds.map((round) => round.roundId),
      );
      await this.#say(tx, actor, eventId, registrationId, rounds);
      tx.afterCommit(() => publish('registrations', 'changed', { eventId, registrationId }));
    });
    return this.availability(registrationId);
  }

  /** When people of one event could meet. @throws AppError `notFound`; `invalidInput` where they are not two of one event */
  async openRounds(registrationIds: readonly string[]): Promise<OpenRound[]> {
    const { store, clock } = this.#context;
    const { read } = store;
    const ids = [...new Set(registrationIds)];
    const events = new Set<string>();
    for (const id of ids) events.add(await eventOf(read, id));
    const [eventId, ...others] = events;
    if (eventId === undefined || others.length > 0 || ids.length < 2)
      throw new AppError('invalidInput', 'Name two people of one event.');
    return openRounds(read, eventId, ids, clock.now());
  }

  async setAvailabilities(actor: Actor, { eventId, rows }: CallParsed<Calls['setAvailabilities']>) {
    const { store, publish, organizationId } = this.#context;
    const rounds = rows.flatMap((row) => row.rounds.map(({ roundId }) => roundId));
    return store.write(async (tx) => {
      await this.#requireOf(tx, 'rounds', eventId, [...new Set(rounds)]);
      const unknown: string[] = [];
      const said = new Map<string, boolean>();
      for (const row of rows) {
        const [id, ...others] = await registrationsOf(tx, organizationId, eventId, row.who);
        if (id === undefined || others.length > 0) {
          unknown.push(row.who);
          continue;
        }
        // Of a long list only what is new: nearly everybody can come to nearly every round.
        const before = await availabilityOf(tx, id);
        const news = row.rounds.filter(({ roundId, available }) => available !== (before.get(roundId) ?? true));
        await this.#say(tx, actor, eventId, id, news);
        // Somebody may be in several rows, by an address and by a code.
        said.set(id, news.length > 0 || (said.get(id) ?? false));
      }
      const changed = [...said.values()].filter(Boolean).length;
      if (changed > 0) tx.afterCommit(() => publish('registrations', 'listChanged', { eventId }));
      return { changed, unchanged: said.size - changed, unknown };
    });
  }

  async #say(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    registrationId: string,
    rounds: readonly { roundId: string; available: boolean }[],
  ): Promise<void> {
    await this.#context.operations.appendMany(
      tx,
      actor,
      rounds.map(({ roundId, available }) => ({
        kind: availabilitySet,
        payload: { eventId, registrationId, roundId, fields: { available, deletedAt: null } },
      })),
    );
  }

  #setDeleted(
    actor: Actor,
    kind: typeof roundSet | typeof meetingPointSet,
    eventId: string,
    ids: readonly string[],
    deletedAt: number | null,
  ): Promise<Programme> {
    const { operations } = this.#context;
    return this.#change(eventId, async (tx) => {
      await this.#requireOf(tx, kind === roundSet ? 'rounds' : 'meeting_points', eventId, ids);
      await operations.appendMany(
        tx,
        actor,
        ids.map((id) => ({ kind, payload: { id, eventId, fields: { deletedAt } } })),
      );
      if (kind === roundSet) await this.#tellOf(tx, actor, eventId, ids);
    });
  }

  /** Tells those who meet in rounds that these are not what they were. */
  async #tellOf(tx: WriteTx, actor: Actor, eventId: string, roundIds: readonly string[]): Promise<void> {
    for (const id of roundIds) {
      const people = await peopleOfRound(tx, id);
      if (people.length > 0) await this.#plans.tellAnew(tx, actor, eventId, people, id);
    }
  }

  /** An id of another event must not be changed under the name of this one. */
  async #requireOf(
    tx: WriteTx,
    table: 'rounds' | 'meeting_points',
    eventId: string,
    ids: readonly string[],
  ): Promise<void> {
    const strange = await tx.get(
      `SELECT 1 FROM json_each(?1) AS i LEFT JOIN ${table} AS t ON t.id = i.value WHERE t.event_id IS NOT ?2`,
      [JSON.stringify(ids), eventId],
    );
    if (strange !== undefined)
      throw new AppError('notFound', 'Some of these belong to another event. Load the page anew.');
  }

  async #change(eventId: string, change: (tx: WriteTx) => Promise<unknown>): Promise<Programme> {
    const { store, publish } = this.#context;
    await store.write(async (tx) => {
      await change(tx);
      tx.afterCommit(() => publish('programme', 'changed', { eventId }));
    });
    return this.get(eventId);
  }
}

async function eventOf(read: Reader, registrationId: string): Promise<string> {
  const row = await read.get<{ eventId: string }>(
    'SELECT event_id AS eventId FROM registrations WHERE id = ? AND deleted_at IS NULL',
    [registrationId],
  );
  if (row === undefined) throw new AppError('notFound', 'This person is not in the list any more.');
  return row.eventId;
}

function checkTimes({ startAt, endAt }: { startAt: number; endAt: number }): void {
  if (endAt < startAt)
    throw new AppError('invalidInput', 'The round ends before it starts. Correct one of the two times.');
}

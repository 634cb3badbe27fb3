import type { Actor, Context } from '#main/core/context.ts';
import type { EventService } from '#main/features/events/service.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import {
  availabilitySet,
  choiceRecord,
  eventSet,
  idOf,
  locationSet,
  meetingPointSet,
  registrationSet,
  roundSet,
} from '#main/storage/operations/kinds/index.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { DEFAULT_MATCHING } from '#shared/domain/matching-rules.ts';
import { DEMO_PEOPLE, type DemoEvent, demoEvent } from './event.ts';
import { type DemoPerson, generatePeople } from './people.ts';
import { type DemoWishes, demoWishes } from './wishes.ts';

/** People written in one transaction. */
const CHUNK = 100;

/** The event that somebody tries the app with. */
export class DemoService {
  readonly #context: Context;
  readonly #events: EventService;

  constructor(context: Context, events: EventService) {
    this.#context = context;
    this.#events = events;
  }

  /** Creates the demo event with its people, rounds and tables, and with whom they want to meet. @throws AppError `conflict` when it is there already */
  async load(actor: Actor): Promise<{ eventId: string; code: string; people: number }> {
    const { clock, store, organizationId, publish } = this.#context;
    const demo = demoEvent(clock.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
    const eventId = idOf.event(organizationId, demo.code);
    if ((await this.#events.list()).some((event) => event.id === eventId)) {
      throw new AppError('conflict', 'The demo event is there already.');
    }
    await this.#events.create(actor, demo.code, {
      title: demo.name,
      locationText: demo.venue,
      startAt: demo.startsAt,
      endAt: demo.endsAt,
      timeZone: demo.timeZone,
      capacity: demo.capacity,
    });
    await store.write((tx) => this.#place(tx, actor, eventId, demo));
    const all = [...generatePeople(DEMO_PEOPLE.count, DEMO_PEOPLE.seed)];
    let people = 0;
    for (const chunk of chunksOf(all, CHUNK)) {
      await store.write((tx) => this.#enrol(tx, actor, eventId, chunk, people));
      people += chunk.length;
    }
    await store.write((tx) =>
      this.#wish(tx, actor, eventId, demo, demoWishes(all, demo.rounds.length, DEMO_PEOPLE.seed)),
    );
    publish('checkIn', 'statsChanged', { eventId });
    publish('events', 'changed', { eventId });
    return { eventId, code: demo.code, people };
  }

  /** Rounds, halls and tables. */
  async #place(tx: WriteTx, actor: Actor, eventId: string, demo: DemoEvent): Promise<void> {
    const { operations } = this.#context;
    await operations.appendMany(
      tx,
      actor,
      demo.rounds.map((round) => ({
        kind: roundSet,
        payload: {
          id: roundIdOf(eventId, round),
          eventId,
          fields: { name: round.name, startAt: round.startsAt, endAt: round.endsAt },
        },
      })),
    );
    for (const hall of demo.halls) {
      const locationId = derivedId(eventId, 'location', hall.name);
      const { name, planWidth, planHeight } = hall;
      await operations.append(tx, actor, locationSet, {
        ...{ id: locationId, eventId },
        fields: { name, planWidth, planHeight },
      });
      await operations.appendMany(
        tx,
        actor,
        hall.tables.map((table) => ({
          kind: meetingPointSet,
          payload: {
            id: derivedId(eventId, 'meetingPoint', name, table.name),
            eventId,
            fields: { ...table, locationIds: [locationId] },
          },
        })),
      );
    }
  }

  /** Who likes whom, so that there are matches to plan, and who cannot come when. Matching is on, without asking anybody. */
  async #wish(tx: WriteTx, actor: Actor, eventId: string, demo: DemoEvent, { likes, away }: DemoWishes): Promise<void> {
    const { operations, organizationId, clock } = this.#context;
    const registrationOf = (number: number) => idOf.registration(eventId, personIdOf(eventId, number));
    const matching = { ...DEFAULT_MATCHING, isOn: true, needsConsent: false };
    await operations.append(tx, actor, eventSet, { organizationId, code: demo.code, fields: { matching } });
    await operations.appendMany(
      tx,
      actor,
      likes.map(({ from, to }) => ({
        kind: choiceRecord,
        payload: {
          ...{ id: derivedId(eventId, 'demo like', `${from} ${to}`), eventId, choice: 'like' as const, undoOf: null },
          ...{ fromId: registrationOf(from), toId: registrationOf(to), at: clock.now() },
          ...{ method: 'kiosk' as const, deskName: demo.name },
        },
      })),
    );
    await operations.appendMany(
      tx,
      actor,
      away.flatMap(({ person, round }) => {
        const at = demo.rounds[round];
        return at === undefined
          ? []
          : [
              {
                kind: availabilitySet,
                payload: {
                  ...{ eventId, registrationId: registrationOf(person), roundId: roundIdOf(eventId, at) },
                  fields: { available: false },
                },
              },
            ];
      }),
    );
  }

  async #enrol(tx: WriteTx, actor: Actor, eventId: string, people: readonly DemoPerson[], from: number): Promise<void> {
    const { operations, organizationId, clock } = this.#context;
    const now = clock.now();
    await operations.appendMany(
      tx,
      actor,
      people.map((person, index) => ({
        kind: registrationSet,
        payload: {
          organizationId,
          eventId,
          personId: personIdOf(eventId, from + index),
          person: {
            firstName: orNull(person.firstName),
            lastName: orNull(person.lastName),
            displayName: person.displayName,
            email: orNull(person.email),
            phone: orNull(person.phone),
            company: orNull(person.company),
            jobTitle: orNull(person.jobTitle),
          },
          fields: {
            status: person.status,
            source: 'demo' as const,
            ticketType: orNull(person.ticketType),
            orderCode: orNull(person.orderCode),
            note: orNull(person.note),
            attention: person.attention,
            vip: person.vip,
            joinedAt: now,
            waitlistedAt: person.status === 'waitlisted' ? now + from + index : null,
            offering: [...person.interests.offering],
            lookingFor: [...person.interests.lookingFor],
          },
          ticketCodes: person.ticketCode === '' ? [] : [person.ticketCode],
        },
      })),
    );
  }
}

function roundIdOf(eventId: string, { name }: { name: string }): string {
  return derivedId(eventId, 'round', name);
}

function personIdOf(eventId: string, number: number): string {
  return derivedId(eventId, 'demo', String(number));
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

import type { Actor, Context } from '#main/core/context.ts';
import type { EventService } from '#main/features/events/service.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import { idOf, locationSet, meetingPointSet, registrationSet, roundSet } from '#main/storage/operations/kinds/index.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { DEMO_PEOPLE, type DemoEvent, demoEvent } from './event.ts';
import { type DemoPerson, generatePeople } from './people.ts';

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

  /** Creates the demo event with its people, rounds and tables. @throws AppError `conflict` when it is there already */
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
    let people = 0;
    for (const chunk of chunksOf(generatePeople(DEMO_PEOPLE.count, DEMO_PEOPLE.seed), CHUNK)) {
      await store.write((tx) => this.#enrol(tx, actor, eventId, chunk, people));
      people += chunk.length;
    }
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
          id: derivedId(eventId, 'round', round.name),
          eventId,
          fields: { name: round.name, startAt: round.startsAt, endAt: round.endsAt },
        },
      })),
    );
    for (const hall of demo.halls) {
      const locationId = derivedId(eventId, 'location', hall.name);
      await operations.append(tx, actor, locationSet, { id: locationId, eventId, fields: { name: hall.name } });
      await operations.appendMany(
        tx,
        actor,
        hall.tables.map((table) => ({
          kind: meetingPointSet,
          payload: {
            id: derivedId(eventId, 'meetingPoint', hall.name, table.name),
            eventId,
            fields: { name: table.name, capacity: table.capacity, locationIds: [locationId] },
          },
        })),
      );
    }
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
          personId: derivedId(eventId, 'demo', String(from + index)),
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

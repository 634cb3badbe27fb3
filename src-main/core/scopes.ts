import { ownerOf } from '#main/features/events/repository.ts';
import { hasOthers } from '#main/features/organizations/service.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { CallDefinition } from '#shared/contract/define.ts';
import { type NamedId, type NamedThing, namedIds } from '#shared/contract/ids.ts';
import { AppError } from '#shared/domain/errors.ts';
import { mayAtEvent } from '#shared/domain/roles.ts';
import type { Caller } from '#shared/rpc/server.ts';

/** Whose something is. */
interface Scope {
  organizationId: string;
  /** The event that it is of; null for what an organization has beside its events. */
  eventId: string | null;
}

const OF_EVENT = (table: string) =>
  `SELECT e.organization_id AS organizationId, e.id AS eventId FROM ${table} AS t JOIN events AS e ON e.id = t.event_id
   WHERE t.id = ?`;
const OF_ORGANIZATION = (table: string) =>
  `SELECT organization_id AS organizationId, NULL AS eventId FROM ${table} WHERE id = ?`;

/** How to find whose something is, and what to say where it is nobody's or somebody else's. */
const THINGS: Record<NamedThing, { find: string; unknown: string }> = {
  event: {
    find: 'SELECT organization_id AS organizationId, id AS eventId FROM events WHERE id = ?',
    unknown: 'This event is not on this desk.',
  },
  registration: { find: OF_EVENT('registrations'), unknown: 'This person is not in the list any more.' },
  medium: { find: OF_EVENT('media'), unknown: 'This badge is not known any more.' },
  import: { find: OF_EVENT('imports'), unknown: 'This import is not known any more.' },
  account: { find: OF_ORGANIZATION('accounts'), unknown: 'There is no such account.' },
  venue: { find: OF_ORGANIZATION('venues'), unknown: 'This venue is not known any more.' },
  location: {
    find: `SELECT coalesce(e.organization_id, v.organization_id) AS organizationId, e.id AS eventId FROM locations AS l
      LEFT JOIN events AS e ON e.id = l.event_id LEFT JOIN venues AS v ON v.id = l.venue_id WHERE l.id = ?`,
    unknown: 'This room is not known any more.',
  },
  round: { find: OF_EVENT('rounds'), unknown: 'This round is not known any more.' },
  meetingPoint: { find: OF_EVENT('meeting_points'), unknown: 'This table is not known any more.' },
  passcode: { find: OF_EVENT('passcodes'), unknown: 'This passcode is not known any more.' },
  document: { find: OF_EVENT('documents'), unknown: 'This file is not known any more.' },
  message: { find: OF_EVENT('messages'), unknown: 'This message is not known any more.' },
  choice: { find: OF_EVENT('choices'), unknown: 'This choice is not known any more.' },
  match: { find: OF_EVENT('pairs'), unknown: 'This match is not known any more.' },
  // A meeting of a plan that has not been published yet has a place in that alone.
  meeting: {
    find: `SELECT e.organization_id AS organizationId, e.id AS eventId FROM (
        SELECT event_id FROM meetings WHERE id = ?1 UNION ALL SELECT event_id FROM placements WHERE meeting_id = ?1 LIMIT 1
      ) AS t JOIN events AS e ON e.id = t.event_id`,
    unknown: 'This meeting is not known any more.',
  },
  // An event that is too full goes by its own id.
  conflict: {
    find: `SELECT e.organization_id AS organizationId, e.id AS eventId FROM (
        SELECT id AS event_id FROM events WHERE id = ?1 UNION ALL SELECT event_id FROM conflicts WHERE id = ?1
        UNION ALL SELECT event_id FROM conflict_handlings WHERE conflict_id = ?1 LIMIT 1
      ) AS t JOIN events AS e ON e.id = t.event_id`,
    unknown: 'This is not so any more. Look at the list again.',
  },
  plan: { find: OF_EVENT('plans'), unknown: 'This plan is not known any more.' },
  apiKey: { find: OF_ORGANIZATION('api_keys'), unknown: 'This key is not known any more.' },
  webhook: { find: OF_ORGANIZATION('webhooks'), unknown: 'This webhook is not known any more.' },
  bulkAction: { find: OF_EVENT('bulk_actions'), unknown: 'This change cannot be undone any more.' },
};

/** More than are in use at once. */
const MOST_REMEMBERED = 20_000;

/**
 * Keeps organizations apart, and people to the events that are theirs: whatever id a call names must belong to the
 * caller's organization. One place for all calls, so that none can forget it. What is of another organization is
 * answered as what does not exist.
 */
export class Scopes {
  readonly #read: Reader;
  readonly #deskEvent: (organizationId: string) => Promise<string | null>;
  /** Whose something is never changes, so that a scan need not ask again. */
  readonly #known = new Map<string, Scope>();

  /** @param deskEvent the event that the desk is for, as an organization sees it */
  constructor(read: Reader, deskEvent: (organizationId: string) => Promise<string | null>) {
    this.#read = read;
    this.#deskEvent = deskEvent;
  }

  /** @throws AppError `notFound` or `forbidden` */
  async authorize(definition: CallDefinition, input: unknown, caller: Caller): Promise<void> {
    if (definition.permission === 'session.open') return;
    if (definition.permission === 'installation.manage') await this.#requireWhole(caller);
    const events = new Set<string>();
    for (const named of namedIds(definition.input, input)) {
      const scope = await this.#scopeOf(named);
      if (scope === undefined || scope.organizationId !== caller.organizationId) {
        throw new AppError('notFound', THINGS[named.thing].unknown);
      }
      if (scope.eventId !== null) events.add(scope.eventId);
    }
    for (const eventId of events) await this.#authorizeEvent(definition, eventId, caller);
  }

  /** What concerns the whole installation would show an administrator what is another organization's. */
  async #requireWhole(caller: Caller): Promise<void> {
    if (caller.actor === 'owner') return;
    if (!(await hasOthers(this.#read, caller.organizationId))) return;
    throw new AppError(
      'forbidden',
      'Several organizations share this installation: its owner does this at the command line.',
    );
  }

  async #authorizeEvent({ permission }: CallDefinition, eventId: string, caller: Caller): Promise<void> {
    if (caller.actor === 'kiosk') {
      // An account for kiosks works for the event of the desk, whatever that is at the time.
      const own =
        caller.eventId ?? (caller.organizationId === null ? null : await this.#deskEvent(caller.organizationId));
      if (own !== eventId) throw new AppError('forbidden', 'This kiosk is for another event.');
      return;
    }
    if (caller.eventId !== null && caller.eventId !== eventId) {
      throw new AppError('forbidden', 'Your passcode is for another event. Ask somebody in charge.');
    }
    if (caller.actor !== 'organizer') return;
    if (mayAtEvent(caller, permission, await ownerOf(this.#read, eventId))) return;
    throw new AppError('forbidden', 'This event belongs to another organizer. Ask them, or an administrator.');
  }

  async #scopeOf({ thing, id }: NamedId): Promise<Scope | undefined> {
    const key = `${thing} ${id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = await this.#read.get<Scope>(THINGS[thing].find, [id]);
    if (found === undefined || found.organizationId === null) return undefined;
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(key, found);
    return found;
  }
}

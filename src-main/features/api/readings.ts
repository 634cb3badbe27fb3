import type { Context } from '#main/core/context.ts';
import { eventStats } from '#main/features/check-in/repository.ts';
import { idOf } from '#main/storage/operations/kinds/index.ts';
import type { Stats } from '#shared/contract/check-in.ts';
import { normaliseEventCode } from '#shared/domain/event.ts';
import {
  type DoorRow,
  findPublic,
  lastPosition,
  type PublicEvent,
  type PublicRegistration,
  pageOfDoors,
  pageOfRegistrations,
  publicEvent,
  publicEvents,
} from './reading-repository.ts';
import { findReference } from './reference-repository.ts';

/** A page of a list, and where the next one begins. */
export interface Page<T> {
  items: T[];
  next: string;
  hasMore: boolean;
}

/** What other systems may read. */
export class ReadingService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  events(): Promise<PublicEvent[]> {
    return publicEvents(this.#context.store.read, this.#context.organizationId);
  }

  /** @returns null where there is no such event */
  async event(code: string): Promise<PublicEvent | null> {
    const { store, organizationId } = this.#context;
    return (await publicEvent(store.read, organizationId, normaliseEventCode(code))) ?? null;
  }

  /** Whom another system knows by a name. @returns null where that is nobody */
  async registration(eventId: string, reference: string): Promise<PublicRegistration | null> {
    const { read } = this.#context.store;
    const known = await findReference(read, idOf.externalReference(eventId, reference));
    if (known === undefined || known.reference === null) return null;
    const found = await findPublic(read, known.registrationId);
    return found === null ? null : { ...found, reference };
  }

  /** @param after a registration's id, or '' for the beginning */
  async registrations(eventId: string, after: string, limit: number): Promise<Page<PublicRegistration>> {
    const found = await pageOfRegistrations(this.#context.store.read, eventId, after, limit + 1);
    const items = found.slice(0, limit);
    return { items, next: items.at(-1)?.id ?? after, hasMore: found.length > limit };
  }

  /**
   * What happened at the doors, by its arrival at this hub: what comes late from another desk comes behind what is there.
   * @param after from an earlier page, or null for the beginning
   * @returns null for a cursor of another log
   */
  async doors(eventId: string, after: string | null, limit: number): Promise<Page<DoorRow> | null> {
    const { store, deskId } = this.#context;
    const start = after === null ? 0 : positionIn(after, deskId);
    if (start === null) return null;
    // Before the page: what arrives meanwhile is for the next one.
    const until = await lastPosition(store.read);
    const found = await pageOfDoors(store.read, eventId, { after: start, until }, limit + 1);
    const items = found.slice(0, limit);
    const hasMore = found.length > limit;
    // Where there is no more, the next page need not look again at what was of no interest.
    const position = hasMore ? (items.at(-1)?.position ?? start) : Math.max(start, until);
    return { items, next: cursorOf(position, deskId), hasMore };
  }

  figures(eventId: string): Promise<Stats> {
    const { store, clock } = this.#context;
    return eventStats(store.read, eventId, clock.now());
  }
}

// A position means something in one log alone, and that is named after its desk. A restored installation is another desk.
function cursorOf(position: number, deskId: string): string {
  return `${position.toString(36)}-${deskId.replaceAll('-', '')}`;
}

function positionIn(cursor: string, deskId: string): number | null {
  const [, position, of] = /^([0-9a-z]{1,11})-([0-9a-f]{32})$/.exec(cursor) ?? [];
  return position === undefined || of !== deskId.replaceAll('-', '') ? null : Number.parseInt(position, 36);
}

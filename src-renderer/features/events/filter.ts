import type { EventRecord } from '#shared/contract/events.ts';
import { EVENT_STATUSES } from '#shared/domain/event.ts';
import { tokens } from '#shared/domain/text.ts';

/** What of the list is shown. Deleted events are a list of their own. */
export const SHOWN = ['all', ...EVENT_STATUSES, 'deleted'] as const;
export type Shown = (typeof SHOWN)[number];

/** The events in which each word of a text begins some word: of name, code, place, owner, category or tags. */
export function matchingEvents(events: readonly EventRecord[], shown: Shown, text: string): readonly EventRecord[] {
  const wanted = tokens(text);
  return events.filter((event) => {
    if (shown !== 'all' && shown !== 'deleted' && event.status !== shown) return false;
    const words = tokens(
      [event.title, event.code, event.venueName, event.locationText, event.ownerName, event.category, ...event.tags]
        .filter((part) => part !== null)
        .join(' '),
    );
    return wanted.every((token) => words.some((word) => word.startsWith(token)));
  });
}

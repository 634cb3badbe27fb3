import type { EventRecord } from '#shared/contract/events.ts';

/** What a tab of an event gets: the event, and whether it may only be looked at. */
export interface TabProps {
  event: EventRecord;
  readOnly: boolean;
}

import type { EventRecord } from '#shared/contract/events.ts';

export const PARTS = ['overview', 'matches', 'without', 'rounds', 'keywords', 'rules', 'pairs'] as const;
export type Part = (typeof PARTS)[number];

/** What a part of the tab gets: the event, and the way to another part. */
export interface PartProps {
  event: EventRecord;
  onPart: (part: Part) => void;
}

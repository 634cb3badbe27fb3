import type { EventRecord } from '#shared/contract/events.ts';

export const PARTS = ['board', 'plans', 'live'] as const;
export type Part = (typeof PARTS)[number];

/** What a part of the tab gets: the event, which plan is looked at, and the way to another part. */
export interface PartProps {
  event: EventRecord;
  readOnly: boolean;
  /** The plan that somebody has opened; null for the one that counts, or the newest. */
  planId: string | null;
  onPlan: (planId: string | null) => void;
  onPart: (part: Part) => void;
}

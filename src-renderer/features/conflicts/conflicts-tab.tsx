import type { TabProps } from '#renderer/features/events/tab.ts';
import { ConflictList } from './conflict-list.tsx';

/** What desks have decided differently at an event. */
export function ConflictsTab({ event }: TabProps) {
  return <ConflictList event={event} />;
}

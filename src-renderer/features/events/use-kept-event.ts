import { useState } from 'react';
import { draftKey, type EventDraft } from '#renderer/app/state/drafts.ts';
import { useServices, useSession } from '#renderer/app/state/services.tsx';
import type { EventRecord } from '#shared/contract/events.ts';

/** What somebody has begun to change about an event, kept while they look at other screens. A new event is not kept. */
export function useKeptEvent(event: EventRecord | null) {
  const { drafts } = useServices();
  const userId = useSession((state) => state.user?.id);
  const key = event === null || userId === undefined ? null : draftKey(userId, event.id);
  const [begun] = useState(() => (key === null ? undefined : drafts.getState().events[key]));
  return {
    begun,
    keep(draft: EventDraft | null): void {
      if (key !== null) drafts.getState().keepEvent(key, draft);
    },
  };
}

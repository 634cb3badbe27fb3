import { useRoute } from 'wouter';
import type { TabProps } from '#renderer/features/events/tab.ts';
import { History } from './history.tsx';

/** What was done at an event. Behind the name of the tab, an address may name the registration that it is about. */
export default function HistoryTab({ event }: TabProps) {
  const [, place] = useRoute('/events/:id/history/:registrationId');
  const id = place?.registrationId ?? null;
  return <History key={id} event={event} subject={id === null ? null : { kind: 'registration', id, name: null }} />;
}

import { useSession } from '#renderer/app/state/services.tsx';
import type { EventRecord } from '#shared/contract/events.ts';
import { mayAtEvent } from '#shared/domain/roles.ts';

/** Whether the signed-in person may change an event: organizers change their own, and those that nobody owns. */
export function useMayManage(event: EventRecord): boolean {
  const user = useSession((state) => state.user);
  const may = useSession((state) => state.may)('event.manage');
  return may && user !== null && mayAtEvent({ actor: user.role, personId: user.id }, 'event.manage', event.ownerId);
}

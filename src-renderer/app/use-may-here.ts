import { useEvents } from '#renderer/api/queries.ts';
import { mayAtEvent, type Permission } from '#shared/domain/roles.ts';
import { useSession } from './state/services.tsx';

/** Whether the signed-in person may do something at this event: organizers may at their own, and at those that nobody owns. */
export function useMayHere(eventId: string, permission: Permission): boolean {
  const user = useSession((state) => state.user);
  const allowed = useSession((state) => state.may)(permission);
  const event = useEvents().data?.find(({ id }) => id === eventId);
  if (user === null || !allowed || event === undefined) return false;
  return mayAtEvent({ actor: user.role, personId: user.id }, permission, event.ownerId);
}

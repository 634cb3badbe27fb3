import { useEvents } from '#renderer/api/queries.ts';
import { mayAtEvent, type Permission } from '#shared/domain/roles.ts';
import { useSession } from './state/services.tsx';

/** Whether the signed-in person may do something at an event: organizers may at their own, and at those that nobody owns. */
export function useMayAt(event: { ownerId: string | null } | undefined, permission: Permission): boolean {
  const user = useSession((state) => state.user);
  const allowed = useSession((state) => state.may)(permission);
  if (user === null || !allowed || event === undefined) return false;
  return mayAtEvent({ actor: user.role, personId: user.id }, permission, event.ownerId);
}

/** The same for an event that is known by its id; nobody may at one that is not there. */
export function useMayHere(eventId: string, permission: Permission): boolean {
  return useMayAt(
    useEvents().data?.find(({ id }) => id === eventId),
    permission,
  );
}

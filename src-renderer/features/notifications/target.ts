import type { ListedPerson } from '#renderer/app/state/ui.ts';
import type { Notification } from '#shared/contract/notifications.ts';
import type { Permission } from '#shared/domain/roles.ts';

/** Where a notification leads: to a screen, or to somebody whose details open over the present one. */
export type Target = { path: string } | { person: ListedPerson };

/** Where a notification leads whoever may go there; null where it says all that there is. */
export function targetOf(
  { kind, eventId, registrationId }: Pick<Notification, 'kind' | 'eventId' | 'registrationId'>,
  may: (permission: Permission) => boolean,
): Target | null {
  if (kind === 'message') return eventId !== null && may('messages.use') ? { path: `/messages/${eventId}` } : null;
  if (kind === 'webhookStopped') return may('installation.manage') ? { path: '/settings/systems' } : null;
  if (registrationId !== null && eventId !== null && may('door.work'))
    return { person: { id: registrationId, eventId } };
  return eventId !== null && may('event.manage') ? { path: `/events/${eventId}` } : null;
}

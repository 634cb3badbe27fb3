import type { Actor } from '#main/core/context.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { may, mayAtEvent, type Permission } from '#shared/domain/roles.ts';
import { ownerOf } from './repository.ts';

/** Whether somebody may do something at an event: by their role, and for organizers by whose event it is. */
export async function mayThere(
  read: Reader,
  { role, id }: Actor,
  permission: Permission,
  eventId: string,
): Promise<boolean> {
  if (role === 'app' || !may(role, permission)) return false;
  return mayAtEvent({ actor: role, personId: id }, permission, await ownerOf(read, eventId));
}

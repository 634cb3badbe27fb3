import { may, type Permission, type Role } from '#shared/domain/roles.ts';

/** What a permission means to people. Reading and settings come with working at the door. */
const POWERS = {
  work: 'door.work',
  override: 'door.override',
  import: 'people.import',
  events: 'event.manage',
  users: 'users.manage',
} as const satisfies Record<string, Permission>;

export type Power = keyof typeof POWERS;

/** Roles that an account of a person can be given. Kiosks and attendees sign in another way. */
export const OFFERED_ROLES: readonly Role[] = ['staff', 'supervisor', 'organizer', 'administrator'];

/** What a role may do, in the order of the list above: read from the one table of permissions. */
export function powersOf(role: Role): readonly Power[] {
  return (Object.keys(POWERS) as Power[]).filter((power) => may(role, POWERS[power]));
}

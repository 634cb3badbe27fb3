import { may, type Permission, type Role } from '#shared/domain/roles.ts';

/** What a permission means to people, from what everybody may to what few may. */
const POWERS = {
  work: 'door.work',
  talk: 'messages.use',
  desk: 'desk.settings',
  override: 'door.override',
  import: 'people.import',
  people: 'people.manage',
  events: 'event.manage',
  records: 'records.read',
  users: 'users.manage',
  privacy: 'privacy.manage',
  installation: 'installation.manage',
} as const satisfies Record<string, Permission>;

export type Power = keyof typeof POWERS;

/** All of them, in the order above. */
export const ALL_POWERS = Object.keys(POWERS) as readonly Power[];

/** What tells the roles apart in a sentence: the rest comes with it. */
const TELLING: readonly Power[] = ['work', 'override', 'import', 'events', 'users'];

/** Roles that an account of a person can be given. Those of a kiosk have none of these powers; attendees sign in another way. */
export const OFFERED_ROLES: readonly Role[] = ['staff', 'supervisor', 'organizer', 'administrator'];

/** Whether a role has a power: read from the one table of permissions. */
export function hasPower(role: Role, power: Power): boolean {
  return may(role, POWERS[power]);
}

/** What a role may do, in short. */
export function powersOf(role: Role): readonly Power[] {
  return TELLING.filter((power) => hasPower(role, power));
}

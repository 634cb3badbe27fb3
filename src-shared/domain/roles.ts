/** Who may do what: the one table. The core enforces it, the interface reads it to show or hide. */

export const ROLES = ['administrator', 'organizer', 'supervisor', 'staff', 'kiosk', 'attendee'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who makes a call. `owner` is the person at the machine's own command line, `anyone` somebody who has not signed in.
 */
export type Actor = Role | 'owner' | 'anyone';

const EVERY_STAFF: readonly Actor[] = ['owner', 'administrator', 'organizer', 'supervisor', 'staff'];
const SUPERVISORS: readonly Actor[] = ['owner', 'administrator', 'organizer', 'supervisor'];
const ORGANIZERS: readonly Actor[] = ['owner', 'administrator', 'organizer'];

/** What each permission is for, and who has it. */
export const PERMISSIONS = {
  /** Before anybody has signed in: first run, sign in. */
  'session.open': ['owner', 'anyone', ...ROLES],
  /** Own session: who am I, sign out. */
  'session.own': ['owner', ...ROLES],
  /** See events, look people up, read the log of scans and the figures. */
  'door.read': EVERY_STAFF,
  /** Check in and out, register a walk-in, undo, hand out badges, write notes, print. */
  'door.work': EVERY_STAFF,
  /** Admit in spite of a refusal, let somebody in from the waitlist, block somebody. */
  'door.override': SUPERVISORS,
  /** Settings of this desk: name, printer, mode. */
  'desk.settings': EVERY_STAFF,
  'event.manage': ORGANIZERS,
  'people.import': ORGANIZERS,
  'people.manage': ORGANIZERS,
  'users.manage': ['owner', 'administrator'],
} as const satisfies Record<string, readonly Actor[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether somebody in this role may. */
export function may(actor: Actor, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Actor[]).includes(actor);
}

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
const ADMINISTRATORS: readonly Actor[] = ['owner', 'administrator'];

/** What each permission is for, and who has it. */
export const PERMISSIONS = {
  /** Before anybody has signed in: first run, sign in. */
  'session.open': ['owner', 'anyone', ...ROLES],
  /** Own session: who am I, sign out. */
  'session.own': ['owner', ...ROLES],
  /** What is somebody's own: their jobs, notices, sessions, password. A kiosk is nobody, whoever has opened it. */
  'account.own': [...EVERY_STAFF, 'attendee'],
  /** See events, look people up, read the log of scans and the figures. */
  'door.read': EVERY_STAFF,
  /** Check in and out, register a walk-in, undo, hand out badges, write notes, print. */
  'door.work': EVERY_STAFF,
  /** Admit in spite of a refusal, let somebody in from the waitlist, block somebody. */
  'door.override': SUPERVISORS,
  /** What attendees do by themselves with the badge that they hold up. */
  'kiosk.use': [...EVERY_STAFF, 'kiosk'],
  /** The conversation of an event; who only takes part does not see what is for those who work there. */
  'messages.use': [...EVERY_STAFF, 'attendee'],
  /** Settings of this desk: name, printer, mode. */
  'desk.settings': EVERY_STAFF,
  /** Make events, from nothing or from another one; venues. */
  'event.create': ORGANIZERS,
  /** An event's life, programme, rooms and passcodes. */
  'event.manage': ORGANIZERS,
  'people.import': ORGANIZERS,
  /** Many registrations at once, waitlists, documents, lists that leave the app. */
  'people.manage': ORGANIZERS,
  /** Who did what: organizers at their events, administrators in all of the organization. */
  'audit.read': ORGANIZERS,
  /** Figures of an event, kept and live. */
  'records.read': ORGANIZERS,
  /** Lists that leave the app. */
  'records.export': ORGANIZERS,
  /** Accounts: roles, passwords, sessions. */
  'users.manage': ADMINISTRATORS,
  /** Who liked and who passed whom: a pass is disclosed to nobody else. */
  'choices.read': ADMINISTRATORS,
  /** What is known of somebody as one file; erasing it. */
  'privacy.manage': ADMINISTRATORS,
  /** The organization's name and how long it keeps what. */
  'organization.manage': ADMINISTRATORS,
  /** The whole of this installation: backups, bundles, jobs. Where it has several organizations, for the owner alone. */
  'installation.manage': ADMINISTRATORS,
  /** Other organizations on this installation. */
  'organizations.manage': ['owner'],
} as const satisfies Record<string, readonly Actor[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether somebody in this role may. */
export function may(actor: Actor, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Actor[]).includes(actor);
}

/** What organizers may do with events of their own only, and with those that nobody owns. */
const OWN_EVENTS: ReadonlySet<Permission> = new Set([
  'event.manage',
  'people.import',
  'people.manage',
  'audit.read',
  'records.read',
  'records.export',
]);

/**
 * Whether somebody who {@link may} do something may do it at this event.
 * @param ownerId the account that owns the event; null where none does
 */
export function mayAtEvent(
  who: { actor: Actor; personId: string | null },
  permission: Permission,
  ownerId: string | null,
): boolean {
  if (who.actor !== 'organizer' || !OWN_EVENTS.has(permission)) return true;
  return ownerId === null || ownerId === who.personId;
}

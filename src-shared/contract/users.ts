import { z } from 'zod';
import { ROLES } from '#shared/domain/roles.ts';
import { Empty, Id, line, Time } from './common.ts';
import { call } from './define.ts';
import { AccountId, EventId, PasscodeId } from './ids.ts';

export const User = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  active: z.boolean(),
});
export type User = z.output<typeof User>;

/** Whoever is signed in, and the kiosk that their session is, if it is one. */
export const SignedInUser = User.extend({
  /** Of which event; null for the one that the desk is for, where an account is a kiosk's. */
  kiosk: z.strictObject({ eventId: Id.nullable() }).nullable(),
});
export type SignedInUser = z.output<typeof SignedInUser>;

/** bcrypt reads 72 bytes and ignores the rest, so longer passwords are refused rather than cut. */
export const Password = z
  .string()
  .min(10, 'Use at least 10 characters.')
  .refine((value) => utf8Length(value) <= 72, 'Use at most 72 bytes; accented letters count as two.');

/** Length of a string in UTF-8, in bytes. */
function utf8Length(value: string): number {
  let length = 0;
  for (const char of value) {
    const code = char.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

export const Email = z.string().trim().toLowerCase().pipe(z.email('Write the address as name@example.org.').max(254));

/** Where an account is signed in. */
export const Session = z.strictObject({
  createdAt: Time,
  lastUsedAt: Time,
  expiresAt: Time,
  /** Another computer's address, and its browser; null for this one. */
  address: z.string().nullable(),
  client: z.string().nullable(),
  /** The one that asks. */
  current: z.boolean(),
});
export type Session = z.output<typeof Session>;

export const usersContract = {
  calls: {
    list: call('users.manage', Empty, z.strictObject({ users: z.array(User) })),
    create: call(
      'users.manage',
      z.strictObject({ name: line(200).min(1), email: Email, role: z.enum(ROLES), password: Password }),
      User,
    ),
    update: call(
      'users.manage',
      z.strictObject({
        id: AccountId,
        name: line(200).min(1).optional(),
        role: z.enum(ROLES).optional(),
        active: z.boolean().optional(),
        password: Password.optional(),
      }),
      User,
    ),
    /** Makes a new password up and signs the account out everywhere. The password is in this answer alone. */
    resetPassword: call('users.manage', z.strictObject({ id: AccountId }), z.strictObject({ password: z.string() })),
    sessions: call('users.manage', z.strictObject({ id: AccountId }), z.strictObject({ sessions: z.array(Session) })),
    /** Ends the sessions of an account at this desk, but not the one that asks. */
    signOutEverywhere: call(
      'users.manage',
      z.strictObject({ id: AccountId }),
      z.strictObject({ ended: z.number().int() }),
    ),
  },
  events: {},
};

/** What lets a volunteer in for a while; the code itself is shown once. */
export const Passcode = z.strictObject({
  id: Id,
  eventId: Id,
  /** The part of the code that is no secret: by it a slip of paper is told from another. */
  selector: z.string(),
  name: z.string(),
  /** The one desk where it is good, or null for all. */
  deskId: Id.nullable(),
  fromAt: Time,
  untilAt: Time,
  madeBy: z.string().nullable(),
});
export type Passcode = z.output<typeof Passcode>;

export const passcodesContract = {
  calls: {
    list: call('event.manage', z.strictObject({ eventId: EventId }), z.strictObject({ passcodes: z.array(Passcode) })),
    create: call(
      'event.manage',
      z.strictObject({
        eventId: EventId,
        /** For whom or what: "Door 2, Saturday". */
        name: line(100).min(1),
        fromAt: Time,
        untilAt: Time,
        deskId: Id.optional(),
      }),
      z.strictObject({ passcode: Passcode, code: z.string() }),
    ),
    /** Ends it at once, with the sessions of whoever used it. */
    revoke: call('event.manage', z.strictObject({ id: PasscodeId }), z.null()),
  },
  events: {},
};

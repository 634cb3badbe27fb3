import { z } from 'zod';
import { ROLES } from '#shared/domain/roles.ts';
import { Empty, Id, line, Time } from './common.ts';
import { call, event } from './define.ts';

export const User = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  active: z.boolean(),
});
export type User = z.output<typeof User>;

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

const Session = z.strictObject({ token: z.string(), user: User });

export const SignInResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), token: z.string(), user: User }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(['wrong', 'tooManyAttempts', 'inactive']),
    /** When the next attempt is allowed, epoch ms; null when at once. */
    retryAt: Time.nullable(),
  }),
]);

/** One line of the check before the doors open. */
export const ReadinessCheck = z.strictObject({
  id: z.enum(['storage', 'disk', 'event', 'attendees', 'reader', 'printer', 'search', 'clock']),
  state: z.enum(['ok', 'warning', 'problem']),
  message: z.string(),
});

export const appContract = {
  calls: {
    /** What the app is and how far its first run has come. */
    info: call(
      'session.open',
      Empty,
      z.strictObject({
        version: z.string(),
        host: z.enum(['electron', 'headless', 'cli']),
        firstRun: z.enum(['needsAdministrator', 'needsEvent', 'done']),
        deskName: z.string(),
      }),
    ),
    /** First run only: there is no account yet and no default password. */
    createAdministrator: call(
      'session.open',
      z.strictObject({ name: line(200).min(1), email: Email, password: Password }),
      Session,
    ),
    signIn: call(
      'session.open',
      z.strictObject({ email: z.string().max(254), password: z.string().max(400) }),
      SignInResult,
    ),
    /** Takes up a session after a reload or a reconnection. Null when the token is no longer good. */
    resume: call('session.open', z.strictObject({ token: z.string().max(200) }), User.nullable()),
    signOut: call('session.own', Empty, z.null()),
    me: call('session.open', Empty, User.nullable()),
    /** What a desk has to have before the doors open, each point with its state. */
    readiness: call('door.read', z.strictObject({ eventId: Id }), z.strictObject({ checks: z.array(ReadinessCheck) })),
    /** Loads the demo event of about 300 invented people. */
    loadDemo: call('event.manage', Empty, z.strictObject({ eventId: Id, code: z.string(), people: z.number().int() })),
    /** Writes a verified copy of the database to the backups folder. */
    backup: call('event.manage', Empty, z.strictObject({ file: z.string(), bytes: z.number().int() })),
    /** Replaces an empty installation (first run) by an uploaded backup; the app restarts with it. */
    restore: call(
      'session.open',
      z.strictObject({ uploadId: Id }),
      z.strictObject({ events: z.number().int(), registrations: z.number().int() }),
    ),
  },
  events: {
    /** The core goes down or restarts, with the reason to show. */
    closing: event('session.open', z.strictObject({ reason: z.string() })),
  },
};

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
        id: Id,
        name: line(200).min(1).optional(),
        role: z.enum(ROLES).optional(),
        active: z.boolean().optional(),
        password: Password.optional(),
      }),
      User,
    ),
  },
  events: {},
};

import { z } from 'zod';
import { SESSION_ENDS } from '#shared/domain/sessions.ts';
import { Empty, Id, line, Time } from './common.ts';
import { call, event } from './define.ts';
import { EventId } from './ids.ts';
import { Email, Password, Session, SignedInUser } from './users.ts';

const Opened = z.strictObject({ token: z.string(), user: SignedInUser });

export const SignInResult = z.union([
  z.strictObject({ ok: z.literal(true), token: z.string(), user: SignedInUser }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(['wrong', 'tooManyAttempts', 'inactive']),
    /** When the next attempt is allowed, epoch ms; null when at once. */
    retryAt: Time.nullable(),
  }),
  /** The address has accounts in several organizations with this password: sign in again, naming one. */
  z.strictObject({
    ok: z.literal(false),
    reason: z.literal('chooseOrganization'),
    retryAt: z.null(),
    organizations: z.array(z.strictObject({ id: Id, name: z.string() })),
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
        /** The database cannot be used: what there is to do about it is in `rescue`. */
        damaged: z.boolean(),
      }),
    ),
    /** First run only: there is no account yet and no default password. */
    createAdministrator: call(
      'session.open',
      z.strictObject({ name: line(200).min(1), email: Email, password: Password }),
      Opened,
    ),
    signIn: call(
      'session.open',
      z.strictObject({
        email: z.string().max(254),
        password: z.string().max(400),
        /** Whose account is meant, where the address has several. */
        organizationId: Id.optional(),
      }),
      SignInResult,
    ),
    /** Lets a volunteer in with the code that somebody in charge gave them. */
    signInWithPasscode: call('session.open', z.strictObject({ code: z.string().max(100) }), SignInResult),
    /** Takes up a session after a reload or a reconnection. Null when the token is no longer good. */
    resume: call('session.open', z.strictObject({ token: z.string().max(200) }), SignedInUser.nullable()),
    signOut: call('session.own', Empty, z.null()),
    /** Where the caller is signed in at this desk. */
    sessions: call('account.own', Empty, z.strictObject({ sessions: z.array(Session) })),
    /** Ends all sessions of the caller but this one. */
    signOutEverywhere: call('account.own', Empty, z.strictObject({ ended: z.number().int() })),
    /** Gives the caller another password and ends their other sessions. Wrong ones count as attempts to sign in. */
    changePassword: call(
      'account.own',
      z.strictObject({ current: z.string().max(400), new: Password }),
      z.discriminatedUnion('ok', [
        z.strictObject({ ok: z.literal(true), ended: z.number().int() }),
        z.strictObject({
          ok: z.literal(false),
          reason: z.enum(['wrong', 'tooManyAttempts']),
          /** When the next attempt is allowed, epoch ms; null when at once. */
          retryAt: Time.nullable(),
        }),
      ]),
    ),
    me: call('session.open', Empty, SignedInUser.nullable()),
    /** What a desk has to have before the doors open, each point with its state. */
    readiness: call(
      'door.read',
      z.strictObject({ eventId: EventId }),
      z.strictObject({ checks: z.array(ReadinessCheck) }),
    ),
    /** Loads the demo event of about 300 invented people. */
    loadDemo: call(
      'event.manage',
      Empty,
      z.strictObject({ eventId: EventId, code: z.string(), people: z.number().int() }),
    ),
    /** Writes a verified copy of the database to the backups folder. */
    backup: call('installation.manage', Empty, z.strictObject({ file: z.string(), bytes: z.number().int() })),
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
    /** To the connections of a session alone, as it ends elsewhere: nobody is signed in on them any more. */
    sessionEnded: event('session.open', z.strictObject({ reason: z.enum(SESSION_ENDS) })),
  },
};

import { z } from 'zod';
import { LONGEST_KEYWORD, MOST_KEYWORDS } from '#shared/domain/keywords.ts';
import { CHOICES } from '#shared/domain/match.ts';
import { Empty, Id, line, Nonce, Time } from './common.ts';
import { call, event } from './define.ts';
import { ChoiceId, EventId, RegistrationId } from './ids.ts';
import { Interests } from './interests.ts';
import { ChoiceResult, Face, MatchRow, Suggestion } from './matching.ts';
import { MOST_AT_ONCE, RoundAvailability } from './programme.ts';
import { SignedInUser } from './users.ts';

/**
 * What somebody holds up at a kiosk. Nobody is picked from a list there: whoever has the badge or the ticket is who they are,
 * and it comes with every call, so that a kiosk has nothing to remember that could be lost or left behind.
 */
const Held = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), code: z.string().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('badge'), uid: z.string().max(64), payload: z.string().max(2000).nullable() }),
]);
export type Held = z.output<typeof Held>;

/** Where and when somebody meets whom next. */
export const NextMeeting = z.strictObject({
  matchId: Id,
  other: Face,
  startAt: Time.nullable(),
  endAt: Time.nullable(),
  round: z.string().nullable(),
  table: z.string().nullable(),
  /** Where the table stands, for a small map: metres from the left and the top of the room. */
  place: z
    .strictObject({
      room: z.string().nullable(),
      width: z.number().nullable(),
      height: z.number().nullable(),
      x: z.number().nullable(),
      y: z.number().nullable(),
    })
    .nullable(),
});
export type NextMeeting = z.output<typeof NextMeeting>;

/** What a kiosk shows to somebody of themselves. */
export const Visit = z.strictObject({
  self: Face,
  /** Whether they are shown to others and see them; what to do about it where they are not. */
  takesPart: z.boolean(),
  needsConsent: z.boolean(),
  interests: Interests,
  /** Rounds that are not over, and whether they can come. */
  rounds: z.array(z.strictObject({ id: Id, name: z.string(), startAt: Time, endAt: Time, available: z.boolean() })),
  /** Of the event, whose clocks the visitor goes by. */
  timeZone: z.string(),
  next: NextMeeting.nullable(),
  /** All that are to come, the next one first. */
  meetings: z.array(NextMeeting),
  matches: z.array(MatchRow),
  /** Whom they like without an answer so far. */
  likes: z.array(Face),
  /** Whom to show next, the best first. */
  people: z.array(Suggestion),
});
export type Visit = z.output<typeof Visit>;

/** Why nobody is greeted. */
export const KIOSK_REFUSALS = ['off', 'unknown', 'elsewhere', 'revoked', 'noPlace'] as const;
const Refused = z.strictObject({ ok: z.literal(false), reason: z.enum(KIOSK_REFUSALS), message: z.string() });
const Greeting = z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true), visit: Visit }), Refused]);
export type Greeting = z.output<typeof Greeting>;

const Words = z.array(line(LONGEST_KEYWORD)).max(MOST_KEYWORDS).optional();
const By = { eventId: EventId, held: Held };

export const kioskContract = {
  calls: {
    /** What whoever passes by sees. */
    about: call(
      'kiosk.use',
      z.strictObject({ eventId: EventId }),
      z.strictObject({ title: z.string(), isOn: z.boolean(), hasPin: z.boolean() }),
    ),
    greet: call('kiosk.use', z.strictObject(By), Greeting),
    /** What they say of somebody; `at` is when they said it, if not now. */
    choose: call(
      'kiosk.use',
      z.strictObject({ ...By, nonce: Nonce, toId: RegistrationId, choice: z.enum(CHOICES), at: Time.optional() }),
      z.union([ChoiceResult, Refused]),
    ),
    undoChoice: call('kiosk.use', z.strictObject({ ...By, choiceId: ChoiceId }), z.null()),
    /** Two badges one after the other: both like each other. */
    connect: call(
      'kiosk.use',
      z.strictObject({ ...By, nonce: Nonce, other: Held, at: Time.optional() }),
      z.discriminatedUnion('ok', [
        z.strictObject({ ok: z.literal(true), match: MatchRow }),
        z.strictObject({ ok: z.literal(false), reason: z.string(), message: z.string() }),
      ]),
    ),
    setInterests: call(
      'kiosk.use',
      z.strictObject({ ...By, offering: Words, lookingFor: Words, topics: Words }),
      Greeting,
    ),
    /** To which rounds they can come. */
    setAvailability: call(
      'kiosk.use',
      z.strictObject({ ...By, rounds: z.array(RoundAvailability).min(1).max(MOST_AT_ONCE) }),
      Greeting,
    ),
    /** Whether they agree to be shown to others, and to which wording. */
    setConsent: call('kiosk.use', z.strictObject({ ...By, given: z.boolean(), version: line(80).min(1) }), Greeting),
    suggestKeywords: call(
      'kiosk.use',
      z.strictObject({
        eventId: EventId,
        text: z.string().max(LONGEST_KEYWORD),
        limit: z.number().int().min(1).max(20).default(8),
      }),
      z.strictObject({
        /** Nobody learns here how many have one: `people` is 0. */
        keywords: z.array(z.strictObject({ key: z.string(), label: z.string(), people: z.number().int() })),
      }),
    ),
    /** Where the photo can be had of somebody whom the visitor sees; null where there is none to be seen. */
    photo: call(
      'kiosk.use',
      z.strictObject({ ...By, ofId: RegistrationId }),
      z.strictObject({ url: z.string().nullable() }),
    ),
    /**
     * Makes the caller's session a kiosk of the event: whatever it asks for from then on, it has no more rights than one, until
     * `leave`. Refused while there is no PIN.
     */
    enter: call(
      'desk.settings',
      z.strictObject({
        eventId: EventId,
        /** Where it stands, which is one kiosk's at a time; what the desk is called where nobody says. Holds up nothing. */
        position: line(100).min(1).optional(),
        /** Also where another desk has a kiosk there: that one is told. */
        takeOver: z.boolean().default(false),
      }),
      SignedInUser,
    ),
    /** Gives the session its own role back, for the right PIN; a session of an account for kiosks ends. */
    leave: call(
      'kiosk.use',
      z.strictObject({ pin: z.string().max(20) }),
      z.strictObject({
        ok: z.boolean(),
        /** Milliseconds until the next one is looked at. */
        waitMs: z.number().int(),
        /** Who is signed in now; null for nobody any more, and for a wrong PIN. */
        user: SignedInUser.nullable(),
      }),
    ),
    /** Which reader this connection hears, it alone; null for none. Refused while another one has it. */
    listen: call('kiosk.use', z.strictObject({ reader: z.string().min(1).max(300).nullable() }), z.null()),
    /** The number that lets staff out of the kiosk, at this desk; null for none. Kept as a hash alone. */
    setPin: call(
      'desk.settings',
      z.strictObject({
        pin: z
          .string()
          .regex(/^\d{6,20}$/, 'Give 6 to 20 digits.')
          .nullable(),
      }),
      z.null(),
    ),
    /** Whether a number is the one. After several wrong ones it takes a while until the next is looked at. */
    checkPin: call(
      'kiosk.use',
      z.strictObject({ pin: z.string().max(20) }),
      z.strictObject({
        ok: z.boolean(),
        /** Milliseconds until the next one is looked at. */
        waitMs: z.number().int(),
      }),
    ),
  },
  events: {
    /** Something of these people is other than it was: a match, for one. */
    /** To the windows of a session alone, as it becomes a kiosk or is none any more: `app.me` says which. */
    modeChanged: event('session.own', Empty),
    changed: event('kiosk.use', z.strictObject({ eventId: Id, registrationIds: z.array(Id) })),
  },
};

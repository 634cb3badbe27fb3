import { z } from 'zod';
import { EVENT_STATUSES } from '#shared/domain/event.ts';
import { REGISTRATION_STATUSES } from '#shared/domain/verdict.ts';

/*
 * What other systems send and get. They are what `docs/api/openapi.json` is made of, and what requests are read with: the
 * two cannot say different things.
 */

/** A text that can be kept and shown: no control characters, and no half of a character. */
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;
const text = (most: number) =>
  z
    .string()
    .trim()
    .regex(PRINTABLE, 'has characters that cannot be shown')
    .max(most, `is longer than ${most} characters`);
const words = (most: number) => text(most).min(1, 'is empty');
/** A point in time, such as 2026-11-21T09:00:00.000Z. */
const Moment = z.iso.datetime({ offset: true });

/** By which another system knows a registration. */
export const Reference = z
  .string()
  .min(1, 'is empty')
  .max(200, 'is longer than 200 characters')
  .regex(PRINTABLE, 'has characters that cannot be shown')
  .regex(/^[^\s/\\]+$/, 'has blanks or slashes')
  .refine((value) => value !== '.' && value !== '..', 'is no name')
  .describe(
    'The name that your system has for the registration: a position of an order, a ticket, any id that stays the same.',
  );
export const EventCode = z
  .string()
  .regex(/^[A-Za-z0-9]{3,20}$/, 'is no code of an event')
  .describe('The code of the event, in capitals or not.');

const Status = z.enum(REGISTRATION_STATUSES);

const Said = {
  name: words(400).optional().describe('As it stands on a badge. Without it, first and last name.'),
  firstName: words(200).nullable().optional(),
  lastName: words(200).nullable().optional(),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email('is no e-mail address').max(254, 'is longer than 254 characters'))
    .nullable()
    .optional(),
  phone: words(50).nullable().optional(),
  company: words(300).nullable().optional(),
  jobTitle: words(300).nullable().optional(),
  ticketType: words(200).nullable().optional(),
  ticketCodes: z
    .array(words(500))
    .max(20)
    .optional()
    .describe('All codes that let this person in. One that is left out, and was said before, lets nobody in any more.'),
  orderCode: words(100).nullable().optional(),
  orderPosition: words(100).nullable().optional(),
  seat: words(100).nullable().optional(),
  registeredAt: Moment.optional(),
  status: z
    .enum(['enrolled', 'cancelled'])
    .optional()
    .describe('Whoever is enrolled waits where the event is full; the answer says so.'),
};

/** What a ticket shop says of somebody. A field that is left out says nothing, null takes back what was there. */
export const RegistrationPush = z.strictObject(Said).meta({ id: 'RegistrationPush' });
export type RegistrationPush = z.output<typeof RegistrationPush>;

export const BatchItem = z.strictObject({ reference: Reference, ...Said }).meta({ id: 'BatchItem' });

export const BatchPush = z
  .strictObject({ registrations: z.array(BatchItem).min(1).max(500) })
  .meta({ id: 'BatchPush' });

/** Items are read one by one, so that one that cannot be does not stop the others. */
export const UnreadBatch = z.strictObject({
  registrations: z.array(z.unknown()).min(1, 'is empty').max(500, 'has more than 500 entries'),
});

export const ApiError = z
  .strictObject({
    error: z.strictObject({
      code: z.string().describe('For programs.'),
      message: z.string().describe('For people: what is wrong, and what to do.'),
    }),
  })
  .meta({ id: 'Error' });

const Outcome = z.enum(['created', 'changed', 'unchanged']);

export const PushAnswer = z
  .strictObject({ reference: z.string(), id: z.uuid(), status: Status, outcome: Outcome })
  .meta({ id: 'Outcome' });

export const BatchAnswer = z
  .strictObject({
    outcomes: z
      .array(
        z.union([
          PushAnswer,
          z.strictObject({ reference: z.string(), outcome: z.literal('refused'), error: ApiError.shape.error }),
        ]),
      )
      .describe('One for each registration, in their order.'),
  })
  .meta({ id: 'BatchOutcome' });

export const Registration = z
  .strictObject({
    id: z.uuid(),
    reference: z.string().nullable(),
    status: Status,
    name: z.string().nullable(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    company: z.string().nullable(),
    jobTitle: z.string().nullable(),
    ticketType: z.string().nullable(),
    orderCode: z.string().nullable(),
    orderPosition: z.string().nullable(),
    seat: z.string().nullable(),
    registeredAt: Moment.nullable(),
    ticketCodes: z.array(z.string()).describe('Those that let this person in.'),
    inside: z.boolean(),
    lastEntryAt: Moment.nullable(),
  })
  .meta({ id: 'Registration' });

export const RegistrationList = z
  .strictObject({
    registrations: z.array(Registration),
    next: z.string().describe('Where the next page begins: the parameter "after".'),
    hasMore: z.boolean(),
  })
  .meta({ id: 'RegistrationList' });

export const EventAnswer = z
  .strictObject({
    code: z.string(),
    title: z.string(),
    status: z.enum(EVENT_STATUSES),
    startsAt: Moment.nullable(),
    endsAt: Moment.nullable(),
    timeZone: z.string(),
    capacity: z.int().nullable(),
  })
  .meta({ id: 'Event' });

export const EventList = z.strictObject({ events: z.array(EventAnswer) }).meta({ id: 'EventList' });

/** Somebody went through a door, or it was taken back that they did. Says who in ids alone. */
export const CheckIn = z
  .strictObject({
    id: z.string().describe('One for each entry, the same at every hub.'),
    type: z.enum(['admitted', 'exited', 'undone']),
    checkInId: z.uuid().describe('What an entry that is "undone" takes back.'),
    at: Moment,
    desk: z.string(),
    registration: z
      .strictObject({ id: z.uuid(), reference: z.string().nullable(), ticketType: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'CheckIn' });

export const CheckInList = z
  .strictObject({
    checkIns: z.array(CheckIn),
    next: z.string().describe('Where the next page begins: the parameter "after", now or later.'),
    hasMore: z.boolean().describe('There is more now.'),
  })
  .meta({ id: 'CheckInList' });

const Count = z.int().min(0);

export const Figures = z
  .strictObject({
    event: z.string(),
    at: Moment,
    capacity: Count.nullable(),
    expected: Count.describe('Who has a place.'),
    inside: Count.describe('Who is in the building now.'),
    left: Count.describe('Who was there and is not now.'),
    checkedIn: Count.describe('Who has been there at any time.'),
    checkIns: Count.describe('How often somebody came in.'),
    waitlisted: Count,
    perMinute: z.array(Count).describe('Who came in during each of the last minutes, the present one last.'),
    desks: z.array(z.strictObject({ name: z.string(), checkIns: Count, exits: Count, lastAt: Moment })),
  })
  .meta({ id: 'Figures' });

const Limit = (most: number) =>
  z
    .string()
    .regex(/^[1-9][0-9]{0,3}$/, 'is no number of entries')
    .refine((value) => Number(value) <= most, `is at most ${most}`)
    .describe(`How many at most; 1 to ${most}, without it 100.`);

export const MOST_REGISTRATIONS = 1000;
export const MOST_CHECK_INS = 1000;

export const RegistrationQuery = z.strictObject({
  after: z.uuid().optional().describe('"next" of the page before.'),
  limit: Limit(MOST_REGISTRATIONS).optional(),
});

export const CheckInQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[0-9a-z]{1,11}-[0-9a-f]{32}$/, 'is no cursor')
    .optional()
    .describe('"next" of the page before.'),
  limit: Limit(MOST_CHECK_INS).optional(),
});

export const NoQuery = z.strictObject({});

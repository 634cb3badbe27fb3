import { z } from 'zod';
import { LONGEST_KEYWORD, MOST_KEYWORDS } from '#shared/domain/keywords.ts';
import { Id, line, Time } from './common.ts';
import { call, event } from './define.ts';
import { EventId, RegistrationId } from './ids.ts';

/** A keyword as it is compared: `keywordKey` of the domain makes it of any other spelling. */
const Key = z.string().min(1).max(LONGEST_KEYWORD);
const Words = z.array(line(LONGEST_KEYWORD)).max(MOST_KEYWORDS);

/** Longest address or code that says who somebody is, in characters: as long as the ticket codes of lists. */
export const LONGEST_WHO = 1000;
/** Most rows of one `addMany`. */
export const MOST_ROWS = 1000;

/** What somebody has said of their interests, in their own spelling. */
export const Interests = z.strictObject({
  offering: z.array(z.string()),
  lookingFor: z.array(z.string()),
  /** Those that count as both, as lists have them that do not tell the two apart. */
  topics: z.array(z.string()),
  /** When they agreed to be matched, and to which wording; null where they did not. */
  consent: z.strictObject({ version: z.string(), at: Time }).nullable(),
});
export type Interests = z.output<typeof Interests>;

const Patch = { offering: Words.optional(), lookingFor: Words.optional(), topics: Words.optional() };

export const KeywordRow = z.strictObject({
  key: z.string(),
  /** How it is shown. */
  label: z.string(),
  /** People who have it, by where they have it, and in all. */
  offering: z.number().int(),
  lookingFor: z.number().int(),
  topics: z.number().int(),
  people: z.number().int(),
  /** Spellings and other keywords that were merged into it. */
  merged: z.array(z.strictObject({ key: z.string(), label: z.string() })),
});
export type KeywordRow = z.output<typeof KeywordRow>;

const Keywords = z.strictObject({ keywords: z.array(KeywordRow) });

export const interestsContract = {
  calls: {
    get: call('door.read', z.strictObject({ registrationId: RegistrationId }), Interests),
    /** Lists that are not given stay as they are. */
    set: call('door.work', z.strictObject({ registrationId: RegistrationId, ...Patch }), Interests),
    /** Keywords of the event that begin like a text, or have a word that does; the most used first. */
    suggest: call(
      'door.read',
      z.strictObject({
        eventId: EventId,
        text: z.string().max(LONGEST_KEYWORD).default(''),
        limit: z.number().int().min(1).max(50).default(8),
      }),
      z.strictObject({
        keywords: z.array(z.strictObject({ key: z.string(), label: z.string(), people: z.number().int() })),
      }),
    ),
    /** All keywords of the event, the most used first. */
    keywords: call('door.read', z.strictObject({ eventId: EventId }), Keywords),
    /** Makes keywords mean another one, which need not be used so far: "ml" and "ML" mean "machine learning". */
    merge: call(
      'event.manage',
      z.strictObject({ eventId: EventId, keys: z.array(Key).min(1).max(500), into: line(LONGEST_KEYWORD).min(1) }),
      Keywords,
    ),
    /** Takes keywords out of what they were merged into. */
    split: call('event.manage', z.strictObject({ eventId: EventId, keys: z.array(Key).min(1).max(500) }), Keywords),
    /** How a keyword is shown; the same word in another spelling, or a better one. Null for as people have typed it. */
    rename: call(
      'event.manage',
      z.strictObject({ eventId: EventId, key: Key, label: line(LONGEST_KEYWORD).min(1).nullable() }),
      Keywords,
    ),
    /** Interests of many, found by e-mail or by a code that is theirs; who is not found is named in the answer. */
    addMany: call(
      'people.import',
      z.strictObject({
        eventId: EventId,
        rows: z
          .array(z.strictObject({ who: line(LONGEST_WHO).min(1), ...Patch }))
          .min(1)
          .max(MOST_ROWS),
        /** Whether what somebody has goes, in the lists that are given. */
        replace: z.boolean().default(false),
      }),
      z.strictObject({ changed: z.number().int(), unchanged: z.number().int(), unknown: z.array(z.string()) }),
    ),
  },
  events: {
    changed: event('door.read', z.strictObject({ eventId: Id })),
  },
};

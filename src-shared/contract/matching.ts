import { z } from 'zod';
import { CHOICES, MATCH_ORIGINS } from '#shared/domain/match.ts';
import { PAIR_RULES } from '#shared/domain/matching-rules.ts';
import { Id, line, Nonce, Time } from './common.ts';
import { call, event } from './define.ts';
import { ChoiceId, EventId, MatchId, RegistrationId, RoundId } from './ids.ts';

/** Who may meet whom: see `MatchingRules` of the domain. */
export const Rules = z.strictObject({
  isOn: z.boolean(),
  needsConsent: z.boolean(),
  withinCompany: z.boolean(),
  groups: z
    .array(z.tuple([line(200).min(1), line(200).min(1)]))
    .max(200)
    .nullable(),
  maxOutgoing: z.number().int().min(1).max(10_000).nullable(),
  maxIncoming: z.number().int().min(1).max(10_000).nullable(),
  groupsOfThree: z.boolean(),
});

/** Somebody, as others at the event see them. */
export const Face = z.strictObject({
  id: Id,
  name: z.string(),
  company: z.string().nullable(),
  jobTitle: z.string().nullable(),
  photoId: Id.nullable(),
  /** In the building now. */
  inside: z.boolean(),
});
export type Face = z.output<typeof Face>;

export const MatchRow = z.strictObject({
  id: Id,
  first: Face,
  second: Face,
  matchedAt: Time,
  active: z.boolean(),
  origin: z.enum(MATCH_ORIGINS),
});
export type MatchRow = z.output<typeof MatchRow>;

/** Why a choice is not taken. */
export const CHOICE_REFUSALS = [
  'off',
  'self',
  'notTakingPart',
  'ruledOut',
  'matched',
  'tooManyOutgoing',
  'tooManyIncoming',
] as const;

const Reason = z.strictObject({
  /** See `Reason` of the recommender. */
  kind: z.enum(['both', 'theyOffer', 'theyLookFor', 'profile', 'must', 'few']),
  /** Keywords as they are shown, or words of the profile. */
  keywords: z.array(z.string()),
});
export const Suggestion = z.strictObject({ face: Face, score: z.number().min(0).max(1), reasons: z.array(Reason) });
export type Suggestion = z.output<typeof Suggestion>;

export const MatchingOverview = z.strictObject({
  /** People who take part, and those of them who said anything of their interests. */
  people: z.number().int(),
  withInterests: z.number().int(),
  /** Likes without an answer, and matches. */
  openLikes: z.number().int(),
  matches: z.number().int(),
  /** Those who take part and have no match, and those to whom nobody can be shown. */
  withoutMatch: z.number().int(),
  withoutCandidates: z.number().int(),
  /**
   * In how many lists of ten people stand: how many stand in none, in one, and so on. Null where too many take part for lists,
   * and where nobody asked for them.
   */
  exposure: z.array(z.number().int()).nullable(),
  /** How uneven that is: 0 where all stand in as many, 1 where one stands in all. */
  gini: z.number().nullable(),
});
export type MatchingOverview = z.output<typeof MatchingOverview>;

export const PairingResult = z.strictObject({
  roundId: Id,
  groups: z.array(z.array(Face)),
  sittingOut: z.array(Face),
  pairedAt: Time,
});
export type PairingResult = z.output<typeof PairingResult>;

export const ChoiceResult = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    /** By which it can be undone. */
    choiceId: Id,
    /** Their match, where there is one now. */
    matchId: Id.nullable(),
  }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(CHOICE_REFUSALS), message: z.string() }),
]);
export type ChoiceResult = z.output<typeof ChoiceResult>;

const PairRuleRow = z.strictObject({ first: Face, second: Face, rule: z.enum(PAIR_RULES) });

export const matchingContract = {
  calls: {
    rules: call('door.read', z.strictObject({ eventId: EventId }), Rules),
    setRules: call('event.manage', z.strictObject({ eventId: EventId, rules: Rules.partial() }), Rules),
    /** What an organizer says of two people; null takes it back. */
    setPairRule: call(
      'event.manage',
      z.strictObject({ firstId: RegistrationId, secondId: RegistrationId, rule: z.enum(PAIR_RULES).nullable() }),
      z.strictObject({ rules: z.array(PairRuleRow) }),
    ),
    pairRules: call(
      'event.manage',
      z.strictObject({ eventId: EventId }),
      z.strictObject({ rules: z.array(PairRuleRow) }),
    ),
    /** Whom to show to somebody, the best first: nobody whom they have liked or passed, or who is a match of theirs. */
    recommend: call(
      'door.read',
      z.strictObject({
        registrationId: RegistrationId,
        limit: z.number().int().min(1).max(100).default(10),
        /** Those in the building before all others. */
        presentFirst: z.boolean().default(true),
      }),
      z.strictObject({
        /** Whether they take part: the list is empty where they do not. */
        takesPart: z.boolean(),
        people: z.array(Suggestion),
      }),
    ),
    overview: call(
      'event.manage',
      z.strictObject({
        eventId: EventId,
        /** Whether to look at the lists too: the first time they take seconds to make where thousands take part. */
        lists: z.boolean().default(true),
      }),
      MatchingOverview,
    ),
    /** People who take part and have no match, by name; page by page. */
    withoutMatch: call(
      'event.manage',
      z.strictObject({
        eventId: EventId,
        cursor: z.string().max(1000).optional(),
        limit: z.number().int().min(1).max(500).default(100),
      }),
      z.strictObject({ people: z.array(Face), cursor: z.string().nullable(), total: z.number().int() }),
    ),
    /** Who would have nobody left if the rules were others. */
    whatIf: call(
      'event.manage',
      z.strictObject({ eventId: EventId, rules: Rules.pick({ withinCompany: true, groups: true }).partial() }),
      z.strictObject({
        /** As the rules are, and as they would be. */
        now: z.number().int(),
        would: z.number().int(),
        /** The first of those who would lose their last one. */
        losing: z.array(Face),
      }),
    ),
    /** How well matches suit each other, from 0 to 1 for as well as the best that most can have at the event; null where one of the two takes no part. */
    strengths: call(
      'door.read',
      z.strictObject({ matchIds: z.array(MatchId).min(1).max(500) }),
      z.strictObject({ strengths: z.array(z.number().min(0).max(1).nullable()) }),
    ),
    /**
     * Puts those who are in the building and can come to a round into pairs, without any likes, and makes these matches. Done
     * again it takes the place of what was done for the round before.
     */
    pairRound: call('event.manage', z.strictObject({ roundId: RoundId }), PairingResult),
    pairing: call(
      'door.read',
      z.strictObject({ roundId: RoundId }),
      z.strictObject({ pairing: PairingResult.nullable() }),
    ),
    /** What somebody says of somebody else. */
    choose: call(
      'door.work',
      z.strictObject({ nonce: Nonce, fromId: RegistrationId, toId: RegistrationId, choice: z.enum(CHOICES) }),
      ChoiceResult,
    ),
    /** Makes a choice as if it had never been said; also one that has made a match. */
    undoChoice: call('door.work', z.strictObject({ choiceId: ChoiceId }), z.null()),
    /** Somebody's matches, and whom they like without an answer so far. Who passed whom is in no answer. */
    of: call(
      'door.read',
      z.strictObject({ registrationId: RegistrationId }),
      z.strictObject({ matches: z.array(MatchRow), likes: z.array(Face) }),
    ),
    /** Matches of the event, the newest first; page by page. */
    list: call(
      'door.read',
      z.strictObject({
        eventId: EventId,
        active: z.boolean().optional(),
        cursor: z.string().max(1000).optional(),
        limit: z.number().int().min(1).max(500).default(100),
      }),
      z.strictObject({ matches: z.array(MatchRow), cursor: z.string().nullable(), total: z.number().int() }),
    ),
    /** Makes two people a match, whatever they have said. */
    create: call('event.manage', z.strictObject({ firstId: RegistrationId, secondId: RegistrationId }), MatchRow),
    /** Ends a match. The two may like each other anew. */
    end: call('event.manage', z.strictObject({ matchId: MatchId }), MatchRow),
  },
  events: {
    /** Two people are a match now, or are none any more. */
    matchChanged: event('door.read', z.strictObject({ eventId: Id, firstId: Id, secondId: Id, active: z.boolean() })),
    changed: event('door.read', z.strictObject({ eventId: Id })),
  },
};

import type { Pairing } from '../pairing/pairing.ts';
import type { Meeting } from '../pairing/table.ts';
import type { PairingRules, Participant, Recommendation, Relations } from '../recommender/types.ts';

/** What the thread that computes matches begins with. */
export interface Pool {
  participants: readonly Participant[];
  rules: PairingRules;
  relations: Relations;
}

/** What may be asked of it. */
export interface Questions {
  /** People who came, changed or left, and relations where they are not what they were. */
  update: {
    ask: { changed: readonly Participant[]; removed: readonly string[]; relations: Relations | null };
    answer: null;
  };
  /** Whom to show to somebody, each with a strength for a score; null where they do not take part. */
  recommend: {
    ask: { id: string; limit: number; exclude: readonly string[]; presentFirst: boolean };
    answer: Recommendation[] | null;
  };
  /** How well pairs suit each other, from 0 to 1 for as well as the best that most can have here; null where one of them does not take part. */
  scores: { ask: { pairs: readonly (readonly [string, string])[] }; answer: (number | null)[] };
  /** In how many lists each one stands; null where so many take part that no lists are made. */
  exposure: { ask: Record<string, never>; answer: { id: string; lists: number }[] | null };
  /** Those to whom nobody could be shown, as the rules are or if they were others. */
  without: { ask: { rules?: PairingRules }; answer: string[] };
  /** Who talks to whom in a round. */
  pair: {
    ask: {
      people: readonly string[];
      earlier: readonly Meeting[];
      satOut: readonly (readonly [string, number])[];
      groupsOfThree: boolean;
    };
    answer: Pairing;
  };
}
export type Question = keyof Questions;

export type ToEngine = { [Q in Question]: { id: number; question: Q; ask: Questions[Q]['ask'] } }[Question];

export type FromEngine =
  | { id: number; answer: unknown }
  | { id: number; failed: string }
  /** Something went wrong that nobody has asked for: it is tried again later. */
  | { fault: string }
  /** It has read what it begins with: from now on it answers. */
  | 'ready';

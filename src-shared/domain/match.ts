/** What stands between two people, and how it came about. */

/** What somebody can say of somebody else. `none` takes back what they said before. */
export const CHOICES = ['like', 'pass', 'none'] as const;
export type Choice = (typeof CHOICES)[number];

/** How it was said: at a kiosk, by two badges one after the other, at a desk for somebody, at the command line. */
export const CHOICE_METHODS = ['kiosk', 'tap', 'desk', 'commandLine'] as const;
export type ChoiceMethod = (typeof CHOICE_METHODS)[number];

/** Where a match came from: both liked each other, somebody made it by hand, or it was paired for a round. */
export const MATCH_ORIGINS = ['likes', 'manual', 'pairing'] as const;
export type MatchOrigin = (typeof MATCH_ORIGINS)[number];

/** The two of a pair: the first is the one whose registration has the smaller id. */
export type Side = 'first' | 'second';

/** What was said about a pair. Times are epoch ms. */
export type PairWord =
  | { by: Side; choice: Choice; at: number }
  /** A match was made, or one ended that was made at `at`, if that is known; whatever the two had said. */
  | { match: true; origin: MatchOrigin; at: number }
  | { match: false; origin: MatchOrigin; at: number | null }
  /** One of the two was erased: what was said before is gone. */
  | 'erased';

export interface PairState {
  first: 'like' | 'pass' | null;
  second: 'like' | 'pass' | null;
  /** When they last became a match, also if it was ended since; null where they never were one. */
  matchedAt: number | null;
  active: boolean;
  origin: MatchOrigin | null;
}

const NOTHING: PairState = { first: null, second: null, matchedAt: null, active: false, origin: null };

/**
 * What stands between two people after all that was said about them. A choice can be changed until they match; from then on
 * only ending the match does anything, and after that both begin anew.
 * @param words in the order of their clocks, which is the same on every desk
 */
export function pairState(words: readonly PairWord[]): PairState {
  let state = NOTHING;
  for (const word of words) state = after(state, word);
  return state;
}

function after(state: PairState, word: PairWord): PairState {
  if (word === 'erased') return NOTHING;
  if ('match' in word) {
    if (!word.match) {
      const wasOne = state.matchedAt !== null || word.at === null;
      const was = wasOne ? state : { ...state, matchedAt: word.at, origin: word.origin };
      return { ...was, first: null, second: null, active: false };
    }
    // Whoever are one already stay so since when they were.
    return state.active ? state : { ...state, matchedAt: word.at, active: true, origin: word.origin };
  }
  if (state.active) return state;
  const said = { ...state, [word.by]: word.choice === 'none' ? null : word.choice };
  return said.first === 'like' && said.second === 'like'
    ? { ...said, matchedAt: word.at, active: true, origin: 'likes' }
    : said;
}

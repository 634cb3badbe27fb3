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
  /** They were put together for a round, or another pairing has taken the place of the one that did. */
  | { paired: true; roundId: string; at: number }
  | { paired: false; roundId: string }
  /** One of the two was erased: what was said before is gone. */
  | 'erased';

export interface PairState {
  first: 'like' | 'pass' | null;
  second: 'like' | 'pass' | null;
  /** When they last became a match, also if it was ended since; null where they never were one. */
  matchedAt: number | null;
  active: boolean;
  origin: MatchOrigin | null;
  /** The rounds that they are put together for. */
  rounds: readonly string[];
}

const NOTHING: PairState = { first: null, second: null, matchedAt: null, active: false, origin: null, rounds: [] };

/** A choice does not wait longer for the app to answer; what says so comes from a clock that is wrong. In ms. */
const LONGEST_WAIT = 86_400_000;

/**
 * When a choice was said, as far as that is to be believed: never after it was recorded, and at most a day before.
 * @param at what whoever said it says, epoch ms
 * @param recordedAt epoch ms
 */
export function saidAt(at: number, recordedAt: number): number {
  return Math.min(recordedAt, Math.max(at, recordedAt - LONGEST_WAIT));
}

/** What orders words: when they were said, by the clock of all desks, and the clock of what recorded them. */
export interface Said<W = PairWord> {
  /** Epoch ms. */
  moment: number;
  /** Hybrid logical clock, as text. */
  hlc: string;
  word: W;
}

/** Words in the order in which they were said. */
export function inOrder<W>(words: readonly Said<W>[]): W[] {
  const sorted = words.toSorted((a, b) => a.moment - b.moment || (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : 0));
  return sorted.map(({ word }) => word);
}

/**
 * What stands between two people after all that was said about them. A choice can be changed until they match; from then on
 * only ending the match does anything, and after that both begin anew.
 * @param words in the order in which they were said, see {@link inOrder}, which is the same on every desk
 */
export function pairState(words: readonly PairWord[]): PairState {
  let state = NOTHING;
  for (const word of words) state = after(state, word);
  return state;
}

function after(state: PairState, word: PairWord): PairState {
  if (word === 'erased') return NOTHING;
  if ('paired' in word) return word.paired ? together(state, word) : apart(state, word.roundId);
  if ('match' in word) {
    if (!word.match) {
      const wasOne = state.matchedAt !== null || word.at === null;
      const was = wasOne ? state : { ...state, matchedAt: word.at, origin: word.origin };
      return { ...was, first: null, second: null, active: false, rounds: [] };
    }
    return become(state, word);
  }
  if (state.active) return state;
  const said = { ...state, [word.by]: word.choice === 'none' ? null : word.choice };
  return said.first === 'like' && said.second === 'like'
    ? { ...said, matchedAt: word.at, active: true, origin: 'likes' }
    : said;
}

/** Whoever are one already stay so since when they were. */
function become(state: PairState, { at, origin }: { at: number; origin: MatchOrigin }): PairState {
  return state.active ? state : { ...state, matchedAt: at, active: true, origin };
}

function together(state: PairState, { roundId, at }: { roundId: string; at: number }): PairState {
  const rounds = [...new Set([...state.rounds, roundId])].sort();
  return { ...become(state, { at, origin: 'pairing' }), rounds };
}

/** A match that people made themselves is theirs, whatever comes of a round; what they had said before it stands. */
function apart(state: PairState, roundId: string): PairState {
  const rounds = state.rounds.filter((id) => id !== roundId);
  return { ...state, rounds, active: state.active && (state.origin !== 'pairing' || rounds.length > 0) };
}

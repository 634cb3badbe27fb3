/**
 * How names are made: from pools of whole names, and of syllables that are put together, so that a few hundred entries
 * give hundreds of thousands of different full names.
 */

/** One entry of a pool, as it is written at home and in Latin letters. */
export interface Piece {
  readonly native: string;
  /** Undefined where the spelling rules of `domain/spelling.ts` give it. */
  readonly roman: string | undefined;
}

/** Pools whose picks are joined, and how often this way is taken beside the others. */
export interface Pattern {
  readonly weight: number;
  readonly pools: ReadonlyArray<readonly Piece[]>;
}

/** Given and family names that go together (in many languages a woman's surname differs from a man's). */
export interface NameSet {
  readonly weight: number;
  readonly given: readonly Pattern[];
  readonly family: readonly Pattern[];
}

export type Region = 'us' | 'uk' | 'de' | 'fr' | 'se' | 'au';

export interface Culture {
  /** BCP 47 language tag, for tests and for nobody else. */
  readonly language: string;
  /** Unicode script name of the native form. */
  readonly script: string;
  readonly weight: number;
  /** How the display name is put together. */
  readonly order: 'givenFirst' | 'familyFirst' | 'familyFirstNoSpace';
  readonly names: readonly NameSet[];
  /** Which fictional telephone numbers its people have. */
  readonly region: Region;
}

/**
 * A pattern from its pools. A pool is a line of entries between spaces; `native/Roman` gives the Latin form, `_` stands
 * for a space.
 */
export function pattern(weight: number, ...pools: string[]): Pattern {
  return {
    weight,
    pools: pools.map((pool) =>
      pool.split(' ').map((entry) => {
        const [native = '', roman] = entry.replaceAll('_', ' ').split('/');
        return { native, roman };
      }),
    ),
  };
}

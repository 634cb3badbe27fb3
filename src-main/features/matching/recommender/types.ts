/** One person at one event, as the recommender sees them. Plain data: it may come from another thread. */
export interface Participant {
  id: string;
  /** Canonical keys of keywords, each once in its list. */
  offering: readonly string[];
  lookingFor: readonly string[];
  /** Keys from a list that does not tell the two apart: they count as offered and as looked for. */
  topics: readonly string[];
  /** Folded words that say little about somebody, for those without keywords: of the job title, the ticket type. */
  profile: readonly string[];
  /** Folded; null where none is known, and then nobody is of the same. */
  company: string | null;
  /** What rules speak of: a ticket type or a role. */
  group: string | null;
  present: boolean;
}

/** Who may be shown to whom. */
export interface PairingRules {
  /** Whether two of one company may be. */
  withinCompany: boolean;
  /** The only combinations of groups, in either order; null for any. Who has no group is in none of them. */
  groups: readonly (readonly [string, string])[] | null;
}

type Pairs = readonly (readonly [string, string])[];

/** What is known about pairs, by id and in either order. Ids of people who are not there (yet) may be among them. */
export interface Relations {
  /** Never shown to each other, whatever else is said of them. */
  never: Pairs;
  /** They come first in both lists, also where the rules would keep them apart. */
  must: Pairs;
  /** They have met and are not shown to each other again. */
  met: Pairs;
}

/**
 * Why one is shown to the other, from the view of the one who reads it:
 * - `must`: the organizers want it
 * - `both`: each of the two looks for it and offers it
 * - `theyOffer`, `theyLookFor`: one side of that; where nothing fits exactly, what they have named that comes near
 * - `profile`: words that both profiles have
 * - `few`: too little is known of the two for a better reason
 */
export interface Reason {
  kind: 'both' | 'theyOffer' | 'theyLookFor' | 'profile' | 'must' | 'few';
  /** Keys of keywords, or words of the profile; the rarest first and only a few. */
  keywords: string[];
}

export interface Recommendation {
  id: string;
  /** From 0 to 1. */
  score: number;
  reasons: Reason[];
}

/** What a score is made of, each from 0 to 1. */
export interface ScoreParts {
  score: number;
  /** How well what they offer fits what this one looks for. */
  theyOffer: number;
  /** How well what this one offers fits what they look for. */
  theyLookFor: number;
  /** How alike their profiles are. */
  profile: number;
}

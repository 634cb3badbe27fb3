import type { Random } from '#shared/domain/random.ts';

interface Keyword {
  key: string;
  /** How often it is used, relative to others. */
  weight: number;
}

/** Keywords by the topic that they stand for. */
export interface Vocabulary {
  byTopic: readonly (readonly Keyword[])[];
  /** Words that stand for none ("networking"), and all others: what people write without thinking. */
  any: readonly Keyword[];
}

const KEYWORDS = 300;
/** Keywords that stand for no topic; they are among those used most. */
const EMPTY_WORDS = 12;
/** How often a keyword comes from anywhere rather than from a taste. */
const SLIPS = 0.2;

/**
 * 300 keywords with a popularity by Zipf's law. Each stands for one topic, one in five for a second as well; the first dozen
 * ("AI", "networking") for none. Topics of crafts have more names than those of fields, as each is used by more people.
 */
export function makeVocabulary(random: Random, topics: number, crafts: number): Vocabulary {
  const byTopic: Keyword[][] = Array.from({ length: topics }, () => []);
  const any: Keyword[] = [];
  const turns = random.shuffled(
    Array.from({ length: topics + crafts }, (_, turn) => (turn < topics ? turn : turn - topics)),
  );
  for (let rank = 0; rank < KEYWORDS; rank++) {
    const keyword = { key: `keyword-${rank}`, weight: 1 / (rank + 3) };
    any.push(keyword);
    if (rank < EMPTY_WORDS) continue;
    byTopic[turns[rank % turns.length] ?? 0]?.push(keyword);
    if (random.chance(0.2)) byTopic[random.below(topics)]?.push(keyword);
  }
  return { byTopic, any };
}

/**
 * What somebody writes down, each keyword once.
 * @param tastes a weight for each topic
 * @param count how many are tried; repetitions are dropped
 */
export function keywordsOf(random: Random, vocabulary: Vocabulary, tastes: Float64Array, count: number): string[] {
  const topics = Array.from(tastes, (weight, topic) => ({ topic, weight }));
  const keys = new Set<string>();
  for (let tried = 0; tried < count; tried++) {
    const slip = random.chance(SLIPS);
    const from = slip ? vocabulary.any : (vocabulary.byTopic[random.pickWeighted(topics).topic] ?? []);
    keys.add(random.pickWeighted(from).key);
  }
  return [...keys];
}

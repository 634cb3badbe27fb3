import { createRandom } from '#shared/domain/random.ts';
import type { DemoPerson } from './people.ts';

/** Whom the people of the demo event like, and when they cannot come. People by their number. */
export interface DemoWishes {
  readonly likes: ReadonlyArray<{ readonly from: number; readonly to: number }>;
  readonly away: ReadonlyArray<{ readonly person: number; readonly round: number }>;
}

/** Of those with whom somebody has most in common, as many are looked at closely. */
const LOOKED_AT = 4;
const LIKED = 0.7;
/** How often a like is answered by one. */
const ANSWERED = 0.4;
const AWAY = 0.15;

/**
 * Likes as the people of a list would give them: whoever looks for what another one offers likes them, and nearly half of them
 * are liked back. Some come late and some leave early. The same people and seed give the same.
 * @param rounds how many there are
 */
export function demoWishes(people: readonly DemoPerson[], rounds: number, seed: number): DemoWishes {
  const random = createRandom(seed);
  const likes: { from: number; to: number }[] = [];
  const away: { person: number; round: number }[] = [];
  const said = new Set<string>();
  const like = (from: number, to: number) => {
    if (said.has(`${from} ${to}`)) return;
    said.add(`${from} ${to}`);
    likes.push({ from, to });
  };
  const takesPart = people.flatMap(({ status, interests }, number) =>
    status === 'enrolled' && interests.lookingFor.length + interests.offering.length > 0 ? [number] : [],
  );
  for (const from of takesPart) {
    const own = people[from]?.interests;
    const suited = random
      .shuffled(takesPart)
      .map((to) => ({ to, common: inCommon(own, people[to]?.interests) }))
      .filter(({ to, common }) => to !== from && common > 0)
      .sort((a, b) => b.common - a.common)
      .slice(0, LOOKED_AT);
    for (const { to } of suited) {
      if (!random.chance(LIKED)) continue;
      like(from, to);
      if (random.chance(ANSWERED)) like(to, from);
    }
    if (random.chance(AWAY)) {
      const isLate = random.chance(0.5);
      const missed = 1 + random.below(2);
      for (let n = 0; n < missed; n++) away.push({ person: from, round: isLate ? n : rounds - 1 - n });
    }
  }
  return { likes, away };
}

type Interests = DemoPerson['interests'];

/** How many words one of two looks for that the other one offers. */
function inCommon(one: Interests | undefined, other: Interests | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return one.lookingFor.filter((word) => other.offering.includes(word)).length;
}

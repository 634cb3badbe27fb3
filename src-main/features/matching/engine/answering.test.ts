import { describe, expect, it, vi } from 'vitest';
import { Recommender } from '../recommender/recommender.ts';
import { ANYBODY, NO_RELATIONS, randomPeople } from '../recommender/testing.ts';
import type { Participant } from '../recommender/types.ts';
import { Answering } from './answering.ts';
import type { FromEngine, Question, Questions, ToEngine } from './protocol.ts';

/** The thread of some people, turn by turn. Each look at the time moves it by a slice. */
function open(participants: readonly Participant[]) {
  const said: FromEngine[] = [];
  const turns: (() => void)[] = [];
  const pauses: { ms: number; work: () => void }[] = [];
  let time = 0;
  const answering = new Answering(
    { participants, rules: ANYBODY, relations: NO_RELATIONS },
    {
      send: (message) => said.push(message),
      soon: (work) => turns.push(work),
      later: (ms, work) => pauses.push({ ms, work }),
      now: () => {
        time += 10;
        return time;
      },
    },
  );
  let id = 0;
  const ask = <Q extends Question>(question: Q, asked: Questions[Q]['ask']) => {
    id += 1;
    answering.receive({ id, question, ask: asked } as ToEngine);
    return id;
  };
  const turn = () => turns.shift()?.();
  const run = (most = Number.POSITIVE_INFINITY) => {
    let count = 0;
    for (; turns.length > 0 && count < most; count += 1) turn();
    return count;
  };
  const answered = () => said.flatMap((message) => (message !== 'ready' && 'id' in message ? [message.id] : []));
  const answerTo = (wanted: number) =>
    said.find((message) => message !== 'ready' && 'id' in message && message.id === wanted) as { answer: unknown };
  return { said, turns, pauses, ask, turn, run, answered, answerTo };
}

const recommend = (id: string) => ({ id, limit: 5, exclude: [], presentFirst: false });

describe('answers about the people of an event', () => {
  it('are there at once where the people are few', () => {
    const { said, ask, run, answerTo, turns } = open(randomPeople(50, 1));
    expect(said).toEqual(['ready']);
    expect(turns).toHaveLength(0);
    const exposure = ask('exposure', {});
    run();
    expect(answerTo(exposure)).toMatchObject({ answer: { length: 50 } });
  });

  it('do not wait for the lists of many, and figures do', () => {
    const { ask, run, turn, answered, answerTo } = open(randomPeople(400, 1));
    run(20);
    const exposure = ask('exposure', {});
    const card = ask('recommend', recommend('id-0001'));
    run(2);
    expect(answered()).toEqual([card]);
    for (let more = 0; more < 30; more += 1) turn();
    const another = ask('recommend', recommend('id-0002'));
    turn();
    turn();
    expect(answered()).toEqual([card, another]);
    expect(run()).toBeGreaterThan(100);
    expect(answered()).toEqual([card, another, exposure]);
    expect(answerTo(exposure)).toMatchObject({ answer: { length: 400 } });
  });

  it('go to whoever stands at a kiosk before those who look at figures', () => {
    const { ask, run, answered } = open(randomPeople(20, 1));
    const [figures, pairs, card, update] = [
      ask('without', {}),
      ask('scores', { pairs: [] }),
      ask('recommend', recommend('id-0001')),
      ask('update', { changed: [], removed: [], relations: null }),
    ];
    run();
    expect(answered()).toEqual([update, card, pairs, figures]);
  });

  it('call strong what is as good as it gets here, though scores are small in themselves', () => {
    const people = randomPeople(200, 5);
    const recommender = new Recommender(people, ANYBODY, NO_RELATIONS);
    const { ask, run, answerTo } = open(people);
    const strengths = people.map(({ id }) => {
      const asked = ask('recommend', recommend(id));
      run();
      return (answerTo(asked) as { answer: { id: string; score: number }[] }).answer;
    });
    const best = strengths.flatMap(([first]) => (first === undefined ? [] : [first.score])).sort((a, b) => a - b);
    const raw = people.flatMap(({ id }) => recommender.recommend(id, { limit: 1 }).map(({ score }) => score));
    raw.sort((a, b) => a - b);
    const middle = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;
    expect(best.at(-1)).toBe(1);
    expect(middle(best)).toBeGreaterThan(0.5);
    expect(middle(best)).toBeGreaterThan(middle(raw) * 1.2);
    expect(Math.min(...strengths.flat().map(({ score }) => score))).toBeLessThan(0.5);
    const [one, other] = [people[3]?.id ?? '', strengths[3]?.[2]];
    const scores = ask('scores', { pairs: [[one, other?.id ?? '']] });
    run();
    expect(answerTo(scores)).toEqual({ id: scores, answer: [other?.score] });
  });

  it('have lists in the end, however often people change while these are made', () => {
    const people = randomPeople(400, 1);
    const { ask, run, answered } = open(people);
    const exposure = ask('exposure', {});
    let turns = 0;
    for (let change = 0; change < 200 && !answered().includes(exposure); change += 1) {
      const one = people[change] as Participant;
      ask('update', { changed: [{ ...one, topics: ['word-1'] }], removed: [], relations: null });
      turns += run(10);
    }
    expect(answered()).toContain(exposure);
    expect(turns).toBeGreaterThan(400);
  });

  it('make lists anew when a tenth of the people have changed', () => {
    const people = randomPeople(40, 1);
    const { ask, run } = open(people);
    const changed = people.slice(0, 3);
    ask('update', { changed, removed: [], relations: null });
    expect(run()).toBe(1);
    ask('update', { changed: people.slice(3, 5), removed: [], relations: null });
    expect(run()).toBeGreaterThan(10);
  });

  it('survive lists that cannot be made: it is told, and tried again after longer and longer pauses', () => {
    const broken = vi.spyOn(Recommender.prototype, 'slices').mockImplementation(function* (): Generator<number> {
      yield 0;
      throw new Error('No lists today');
    });
    const { said, ask, run, pauses, answered } = open(randomPeople(400, 1));
    const exposure = ask('exposure', {});
    run();
    const fault = { fault: expect.stringContaining('No lists today') };
    expect(said).toEqual(['ready', fault, { id: exposure, failed: expect.stringContaining('No lists today') }]);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      // Changes do not bring it back sooner.
      ask('update', { changed: [], removed: [], relations: null });
      run();
      pauses.at(-1)?.work();
      run();
    }
    expect(pauses.map(({ ms }) => ms / 30_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    broken.mockRestore();
    pauses.at(-1)?.work();
    const again = ask('exposure', {});
    run();
    expect(answered().at(-1)).toBe(again);
    expect(said.filter((message) => message !== 'ready' && 'fault' in message)).toHaveLength(9);
  });

  it('come without lists where the people are too many, and with rarities of now', () => {
    const size = vi.spyOn(Recommender.prototype, 'size', 'get').mockReturnValue(10_001);
    const refreshing = vi.spyOn(Recommender.prototype, 'refreshing');
    const people = randomPeople(60, 1);
    const { ask, run, answerTo } = open(people);
    const [exposure] = [ask('exposure', {}), run()];
    expect(answerTo(exposure)).toMatchObject({ answer: null });
    ask('update', { changed: people.slice(0, 5), removed: [], relations: null });
    run();
    expect(refreshing).not.toHaveBeenCalled();
    ask('update', { changed: people.slice(5, 10), removed: [], relations: null });
    run();
    expect(refreshing).toHaveBeenCalledOnce();
    size.mockRestore();
    refreshing.mockRestore();
  });
});

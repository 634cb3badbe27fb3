import { describe, expect, it } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import type { PlanProgress, PlanTask } from '../planning.ts';
import { anyTask } from '../testing.ts';
import { answer } from './answering.ts';
import { type FromPlanner, newStop, stopWord, type ToPlanner } from './protocol.ts';
import { type PlannerPort, PlannerThread } from './thread.ts';

/** A thread whose every word a test says. */
class FakePort implements PlannerPort {
  readonly asked: ToPlanner[] = [];
  isHeld = true;
  isTerminated = false;
  readonly #listeners = new Map<string, ((value: never) => void)[]>();

  on(name: string, listener: (value: never) => void): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }
  postMessage(message: ToPlanner): void {
    this.asked.push(message);
  }
  ref(): void {
    this.isHeld = true;
  }
  unref(): void {
    this.isHeld = false;
  }
  terminate(): Promise<void> {
    this.isTerminated = true;
    this.emit('exit', undefined);
    return Promise.resolve();
  }
  say(message: FromPlanner): void {
    this.emit('message', message);
  }
  emit(name: string, value: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(value as never);
  }
}

const task: PlanTask = anyTask(createRandom(1), { people: 10, meetings: 20, rounds: 5, points: 5 });
const nothing = { rounds: [], short: 0, overbooked: [], impossible: [] };

function open() {
  const ports: FakePort[] = [];
  const thread = new PlannerThread(() => {
    const port = new FakePort();
    ports.push(port);
    return port;
  });
  return { thread, ports };
}

describe('the threads that make plans', () => {
  it('one thing at a time in each, and what rests is used again without keeping the process alive', async () => {
    const { thread, ports } = open();
    const [one, two] = [thread.forecast(task), thread.replan(task)];
    expect(ports).toHaveLength(2);
    ports[0]?.say({ answer: nothing });
    expect(await one).toEqual(nothing);
    expect(ports[0]?.isHeld).toBe(false);
    const three = thread.forecast(task);
    expect(ports).toHaveLength(2);
    expect(ports[0]?.isHeld).toBe(true);
    ports[1]?.say({ failed: 'Somebody is twice in meeting 1.' });
    await expect(two).rejects.toThrow('Somebody is twice in meeting 1.');
    ports[0]?.say({ answer: nothing });
    await three;
    // One that rests is enough.
    expect(ports.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  });

  it('a thread that dies fails what it was asked, and the next one is asked of another', async () => {
    const { thread, ports } = open();
    const plan = thread.plan(task, { seed: 1, seconds: 1 });
    ports[0]?.emit('error', new Error('out of memory'));
    ports[0]?.emit('exit', undefined);
    await expect(plan).rejects.toThrow('out of memory');
    const silent = thread.replan(task);
    ports[1]?.emit('exit', undefined);
    await expect(silent).rejects.toThrow('The thread that makes plans has ended');
    expect(ports).toHaveLength(2);
  });

  it('tells how far it is, and hears when it is to stop', () => {
    const { thread, ports } = open();
    const told: PlanProgress[] = [];
    const abort = new AbortController();
    void thread.plan(task, { seed: 1, seconds: 9 }, { signal: abort.signal, onProgress: (best) => told.push(best) });
    const [question] = ports[0]?.asked ?? [];
    const best = { phase: 'rounds' } as PlanProgress;
    ports[0]?.say({ best });
    expect(told).toEqual([best]);
    const word = question?.kind === 'plan' ? stopWord(question.stop) : new Int32Array(1);
    expect(word[0]).toBe(0);
    abort.abort();
    expect(word[0]).toBe(1);
  });

  it('stopped, they end, and whoever waits or asks learns of it', async () => {
    const { thread, ports } = open();
    const plan = thread.plan(task, { seed: 1, seconds: 1 });
    await thread.stop();
    await expect(plan).rejects.toThrow('The thread that makes plans was stopped');
    await expect(thread.replan(task)).rejects.toThrow('The thread that makes plans was stopped');
    expect(ports.map(({ isTerminated }) => isTerminated)).toEqual([true]);
  });
});

describe('what a thread answers', () => {
  function ask(question: ToPlanner, ms = 0): FromPlanner[] {
    const said: FromPlanner[] = [];
    let time = 0;
    answer(
      question,
      (message) => said.push(message),
      () => (time += ms),
    );
    return said;
  }

  it('a plan, with how far it is every quarter of a second until it is stopped', () => {
    const stop = newStop();
    const said: FromPlanner[] = [];
    let time = 0;
    answer(
      { kind: 'plan', task, seed: 1, seconds: 1000, stop },
      (message) => said.push(message),
      () => {
        time += 100;
        if (time > 2000) stopWord(stop)[0] = 1;
        return time;
      },
    );
    const last = said.pop();
    expect(last !== undefined && 'answer' in last && 'places' in last.answer).toBe(true);
    const seconds = said.map((message) => ('best' in message ? message.best.seconds : Number.NaN));
    expect(seconds.length).toBeGreaterThan(3);
    expect(seconds).toEqual(seconds.map((_, index) => expect.closeTo(0.3 * (index + 1), 5)));
  });

  it('a healed plan, a forecast, and what is wrong with a task', () => {
    expect(ask({ kind: 'replan', task })).toEqual([{ answer: expect.objectContaining({ moved: [] }) }]);
    expect(ask({ kind: 'forecast', task })).toEqual([
      { answer: expect.objectContaining({ short: expect.any(Number) }) },
    ]);
    const wrong = { ...task, meetings: [{ people: [0, 0], weight: 1 }] };
    expect(ask({ kind: 'replan', task: wrong })).toEqual([{ failed: 'Somebody is twice in meeting 1.' }]);
  });
});

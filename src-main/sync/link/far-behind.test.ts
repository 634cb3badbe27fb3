import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ControlFrame } from '../frames.ts';
import { type BehindSession, FarBehind } from './far-behind.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function session(received: number, hubVersion = '1.0.0') {
  const said: string[] = [];
  const own: BehindSession = {
    received,
    hubVersion,
    hold: () => said.push('hold'),
    noteHeld: () => said.push('held'),
    close: () => said.push('close'),
  };
  return { own, said };
}

function open({
  pending = 0,
  outcome = async () => true,
}: {
  pending?: number;
  outcome?: () => Promise<boolean>;
} = {}) {
  const asked: number[] = [];
  const faults: unknown[] = [];
  const shown: (number | null)[] = [];
  const changes = { count: 0 };
  const behind = new FarBehind({
    deskId: 'me',
    version: '1.0.0',
    pending: () => pending,
    catchUp: async (least, { onHeld, progress }) => {
      asked.push(least);
      onHeld(new Map());
      for (const done of [0.401, 0.402, 0.5]) {
        progress(done);
        shown.push(behind.progress);
      }
      return outcome();
    },
    onChange: () => {
      changes.count += 1;
    },
    onFault: (error) => faults.push(error),
  });
  return { behind, asked, faults, shown, changes };
}

const pong = (end?: number): ControlFrame => ({ type: 'pong', at: 0, now: 0, level: false, end });
const presence = (...pending: number[]): ControlFrame => ({
  type: 'presence',
  desks: [...pending, 90_000].map((count, index) => ({
    deskId: index === pending.length ? 'me' : `desk ${index}`,
    ...{ name: '', letInAs: null, role: 'desk', isHub: false, online: true, lastSeenAt: 0, clockOffset: 0 },
    ...{ version: null, diverged: false, pending: count },
  })),
});

test('what is missing is little: it comes one by one', () => {
  const { behind, asked } = open();
  const { own, said } = session(100_000);
  behind.begin(own);
  behind.hear(pong(119_999));
  // Many, and yet less than a fifth of all.
  behind.hear(presence(4_000));
  expect([said, asked, behind.isHolding]).toEqual([[], [], false]);
});

test('far behind a hub that has all, a copy is taken over at once, and the next connection goes on behind it', async () => {
  const { behind, asked } = open();
  const { own, said } = session(1_000);
  behind.begin(own);
  behind.hear(pong(30_000));
  expect(behind.isHolding).toBe(true);
  await behind.done;
  expect(asked).toEqual([30_000]);
  expect(said).toEqual(['hold', 'held', 'close']);
  behind.end();
  expect(behind.isHolding).toBe(false);
});

test('how far it is is told by the percent, until it is done', async () => {
  const { behind, shown, changes } = open();
  behind.begin(session(1_000).own);
  expect(behind.progress).toBeNull();
  behind.hear(pong(30_000));
  await behind.done;
  expect(shown).toEqual([0.401, 0.402, 0.5]);
  expect(changes.count).toBe(2);
  behind.end();
  expect(behind.progress).toBeNull();
});

test('what other desks are about to deliver is waited for, but not for ever; what this desk is said to have counts not', async () => {
  const { behind, asked } = open();
  const { own, said } = session(5_000);
  behind.begin(own);
  behind.hear(presence(30_000));
  behind.hear(pong(6_000));
  expect([said, asked]).toEqual([['hold'], []]);
  behind.hear(pong(20_000));
  behind.hear(presence(10_000));
  expect(asked).toEqual([]);
  behind.hear(presence(100));
  await behind.done;
  expect(asked).toEqual([20_000]);

  const stuck = open();
  const other = session(5_000);
  stuck.behind.begin(other.own);
  stuck.behind.hear(presence(30_000));
  stuck.behind.hear(pong(6_000));
  vi.advanceTimersByTime(31_000);
  stuck.behind.hear(pong(7_000));
  await stuck.behind.done;
  expect(stuck.asked).toEqual([7_000]);
});

test('a hub of another version, or one that does not say how far it is, sends its log', () => {
  for (const [version, end] of [
    ['1.0.1', 90_000],
    ['1.0.0', undefined],
  ] as const) {
    const { behind, asked } = open();
    const { own, said } = session(0, version);
    behind.begin(own);
    behind.hear(pong(end));
    expect([said, asked]).toEqual([[], []]);
  }
});

test.each([
  ['was not possible', async () => false],
  ['failed', () => Promise.reject(new Error('The disk is full'))],
])('where it %s the log is gone through, and it is not tried again for minutes', async (_, outcome) => {
  const { behind, asked, faults } = open({ outcome });
  const first = session(0);
  behind.begin(first.own);
  behind.hear(pong(50_000));
  await behind.done;
  expect(first.said).toContain('close');
  expect(faults.length).toBe(_ === 'failed' ? 1 : 0);
  behind.end();
  const second = session(0);
  behind.begin(second.own);
  behind.hear(pong(50_000));
  expect([second.said, asked]).toEqual([[], [50_000]]);
  vi.advanceTimersByTime(5 * 60_000 + 1);
  behind.hear(pong(50_000));
  await behind.done;
  expect(asked).toEqual([50_000, 50_000]);
});

test('a connection that comes while it is under way holds as well', async () => {
  let finish: (done: boolean) => void = () => undefined;
  const { behind } = open({
    outcome: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  });
  const first = session(0);
  behind.begin(first.own);
  behind.hear(pong(50_000));
  behind.end();
  const second = session(0);
  behind.begin(second.own);
  expect(second.said).toEqual(['hold']);
  finish(true);
  await behind.done;
  expect(second.said).toEqual(['hold', 'close']);
});

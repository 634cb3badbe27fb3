import { beforeEach, describe, expect, it } from 'vitest';
import { Presentations } from './presentations.ts';

const card = (uid: string, at: number, readerName = 'A') => ({
  readerName,
  uid,
  uidIsRandom: uid.startsWith('08'),
  at,
});

describe('presentations', () => {
  let seen: Presentations;
  beforeEach(() => {
    seen = new Presentations({ flickerMs: 500, carryOverMs: 10_000 });
  });

  it('a card is new, the same card lying there is not', () => {
    expect(seen.presented(card('04aa', 0))).toBe(true);
    expect(seen.presented(card('04aa', 60_000))).toBe(false);
  });

  it('a card that was taken away for long enough is new', () => {
    seen.presented(card('04aa', 0));
    seen.removed('A', 1000);
    expect(seen.presented(card('04aa', 1499))).toBe(false);
    seen.removed('A', 2000);
    expect(seen.presented(card('04aa', 2500))).toBe(true);
  });

  it('another card is new at once, and so is the same card on another reader', () => {
    seen.presented(card('04aa', 0));
    expect(seen.presented(card('04aa', 1, 'B'))).toBe(true);
    seen.removed('A', 2);
    expect(seen.presented(card('04bb', 3))).toBe(true);
  });

  it('a phone that flickers is one phone, whatever uid it makes up', () => {
    expect(seen.presented(card('0811', 0))).toBe(true);
    seen.removed('A', 100);
    expect(seen.presented(card('0822', 200))).toBe(false);
    seen.removed('A', 300);
    expect(seen.presented(card('0833', 900))).toBe(true);
  });

  it('a card that lies there while the process is replaced is not new', () => {
    seen.presented(card('04aa', 0));
    seen.processLost(1000);
    seen.processLost(5000);
    expect(seen.presented(card('04aa', 10_999))).toBe(false);
  });

  it('a card found after a long outage is new, and so is one that had gone meanwhile', () => {
    seen.presented(card('04aa', 0));
    seen.processLost(1000);
    expect(seen.presented(card('04aa', 11_000))).toBe(true);
    seen.processLost(20_000);
    seen.removed('A', 21_000);
    expect(seen.presented(card('04aa', 22_000))).toBe(true);
  });

  it('a card taken away before the process died is judged as any other', () => {
    seen.presented(card('04aa', 0));
    seen.removed('A', 1000);
    seen.processLost(1100);
    expect(seen.presented(card('04aa', 2000))).toBe(true);
  });
});

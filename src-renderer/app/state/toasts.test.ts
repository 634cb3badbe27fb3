import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SessionState } from './session.ts';
import { createToasts } from './toasts.ts';

const somebody = (id: string) => ({ id }) as NonNullable<SessionState['user']>;

function opened() {
  const session = createStore<Pick<SessionState, 'user' | 'locked'>>(() => ({ user: somebody('ana'), locked: false }));
  const hold = { now: false };
  const toasts = createToasts(session, () => hold.now);
  const { show } = toasts.getState();
  return {
    session,
    hold,
    say: (text: string) => show({ text }),
    offer: (text: string) => show({ text, action: { label: 'Undo', run: () => undefined } }),
    show,
    texts: () => toasts.getState().items.map(({ text }) => text),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('toasts go by themselves', () => {
  it('those with something to press later', () => {
    const { say, offer, texts } = opened();
    say('Saved');
    offer('Removed');
    vi.advanceTimersByTime(5000);
    expect(texts()).toEqual(['Removed']);
    vi.advanceTimersByTime(5000);
    expect(texts()).toEqual([]);
  });

  it('not while somebody points at one, or nobody can see them', () => {
    const { hold, offer, texts } = opened();
    offer('Removed');
    vi.advanceTimersByTime(8000);
    hold.now = true;
    vi.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['Removed']);
    hold.now = false;
    vi.advanceTimersByTime(500);
    expect(texts()).toEqual(['Removed']);
    vi.advanceTimersByTime(1000);
    expect(texts()).toEqual([]);
  });
});

describe('a locked desk', () => {
  it('holds them back, those that come meanwhile too, and shows them once it is unlocked', () => {
    const { session, offer, texts } = opened();
    offer('Ada is not on the list any more.');
    session.setState({ locked: true });
    expect(texts()).toEqual([]);
    offer('400 people are in the file.');
    expect(texts()).toEqual([]);
    vi.advanceTimersByTime(3_600_000);
    session.setState({ user: somebody('ana'), locked: false });
    expect(texts()).toEqual(['Ada is not on the list any more.', '400 people are in the file.']);
  });

  it('drops them when somebody else signs in, or nobody', () => {
    for (const user of [somebody('ben'), null]) {
      const { session, offer, texts } = opened();
      offer('Ada is not on the list any more.');
      session.setState({ locked: true });
      session.setState({ user, locked: false });
      expect(texts()).toEqual([]);
    }
  });
});

it('says nothing to nobody but what outlives the session', () => {
  const { session, say, show, texts } = opened();
  show({ text: 'Everything is as it was on Monday.', outlivesSession: true });
  session.setState({ user: null });
  say('Ada could not be saved.');
  expect(texts()).toEqual(['Everything is as it was on Monday.']);
});

describe('where there are many', () => {
  it('the oldest with nothing to press goes first', () => {
    const { say, offer, texts } = opened();
    offer('Removed');
    for (const text of ['One', 'Two', 'Three']) say(text);
    expect(texts()).toEqual(['Removed', 'Two', 'Three']);
  });

  it('an undo goes for no message without one', () => {
    const { say, offer, texts } = opened();
    for (const text of ['A', 'B', 'C']) offer(text);
    say('One');
    say('Two');
    expect(texts()).toEqual(['A', 'B', 'C', 'Two']);
    offer('D');
    expect(texts()).toEqual(['B', 'C', 'D']);
  });
});

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Link } from '#renderer/api/link.ts';
import { newNonce } from '#renderer/api/nonce.ts';
import type { Greeting, Held, Visit } from '#shared/contract/kiosk.ts';
import type { MatchRow, Suggestion } from '#shared/contract/matching.ts';
import type { Choice } from '#shared/domain/match.ts';
import { type Answer, createKioskOutbox, type Said } from './outbox.ts';

/** Two badges within this time may be of two who stand here together. In ms. */
export const TOGETHER_MS = 10_000;
/** A choice can be taken back by its button for so long. In ms. */
export const UNDO_MS = 6000;
/** With fewer cards than this left, more are asked for. */
const FEW_CARDS = 6;

export type View = 'people' | 'mine' | 'interests' | 'when';
/** Why nobody is greeted; `away` where the core does not answer. */
export type Refusal = Extract<Greeting, { ok: false }>['reason'] | 'away';

interface Visitor {
  held: Held;
  /** When the badge was held up, epoch ms. */
  at: number;
  visit: Visit;
}

export interface KioskState {
  /** Whoever stands here. */
  visitor: Visitor | null;
  view: View;
  /** Something was held up, and there is no answer so far. */
  opening: boolean;
  refusal: Refusal | null;
  /** Somebody else who has held up a badge right after the visitor. */
  second: Visitor | null;
  /** A match that has just come about. */
  match: MatchRow | null;
  /** The last choice, while it can be taken back. */
  last: { nonce: string; to: Suggestion; choice: Choice; at: number } | null;
  /** Why the last thing was not taken: the core's sentence. */
  note: string | null;
}

export interface KioskDesk {
  readonly store: StoreApi<KioskState>;
  /** What is not with the core yet. */
  readonly waiting: StoreApi<{ waiting: number }>;
  /** A badge or a ticket was held up. */
  present(held: Held): Promise<void>;
  show(view: View): void;
  choose(to: Suggestion, choice: 'like' | 'pass'): void;
  /** Takes the last choice back. */
  undo(): void;
  /** What stands in the way of the last button goes. */
  settle(): void;
  /** Both who have held up their badges want to be a match. */
  connect(): void;
  /** The second one did not mean to connect, but is next. */
  change(): void;
  setInterests(lists: Partial<Record<'offering' | 'lookingFor' | 'topics', string[]>>): void;
  /** To which rounds they can come, and to which they cannot. */
  setAvailability(rounds: { roundId: string; available: boolean }[]): void;
  setConsent(given: boolean, version: string): void;
  /** Somebody's matches are other than they were. */
  changed(registrationIds: readonly string[]): void;
  closeMatch(): void;
  closeRefusal(): void;
  /** Everything that is about anybody goes. */
  forget(): void;
  stop(): void;
}

const NOBODY: KioskState = {
  visitor: null,
  view: 'people',
  opening: false,
  refusal: null,
  second: null,
  match: null,
  last: null,
  note: null,
};

/**
 * What a kiosk shows, and what is said at it. It holds one visitor at most, all of it in one value that is dropped when they go.
 * @param storage for what the core has not answered yet, and for nothing else
 */
export function createKioskDesk(link: Link, storage: Storage, eventId: string): KioskDesk {
  const store = createStore<KioskState>(() => NOBODY);
  const { setState: set, getState: get } = store;
  /** Counts what was held up: an answer that comes after the next one is about somebody who has gone. */
  let order = 0;

  const isHere = (held: Held) => {
    const { visitor } = get();
    return visitor !== null && sameHeld(visitor.held, held);
  };
  const greet = (held: Held) => link.client.kiosk.greet({ eventId, held });
  const patch = (change: (visit: Visit) => Partial<Visit>) =>
    set(({ visitor }) =>
      visitor === null ? {} : { visitor: { ...visitor, visit: { ...visitor.visit, ...change(visitor.visit) } } },
    );

  /** Takes what the core knows of the visitor; whoever is a new match of theirs is shown large. */
  const take = (held: Held, greeting: Greeting) => {
    const { visitor } = get();
    if (visitor === null || !isHere(held) || !greeting.ok) return;
    const known = new Set(visitor.visit.matches.map(({ id }) => id));
    const match = greeting.visit.matches.find(({ id }) => !known.has(id)) ?? null;
    set({
      visitor: { ...visitor, visit: greeting.visit },
      ...(match === null ? {} : { match, last: null, note: null }),
    });
  };
  const refresh = async () => {
    const held = get().visitor?.held;
    // While something waits, the core does not know yet what the visitor sees here.
    if (held === undefined || outbox.store.getState().waiting > 0) return;
    const before = order;
    const greeting = await greet(held).catch(() => null);
    if (greeting !== null && before === order && outbox.store.getState().waiting === 0) take(held, greeting);
  };

  const settled = ({ input, ...said }: Said, answer: Answer | null) => {
    // A refusal is for whoever it concerns, not for the next one.
    if (!isHere(input.held)) return;
    if (answer?.kind === 'interests' || answer?.kind === 'availability' || answer?.kind === 'consent') {
      if (outbox.store.getState().waiting === 0) take(input.held, answer.result);
      return;
    }
    const { visitor, last } = get();
    if (answer !== null && answer.result !== null && !answer.result.ok)
      set({ note: answer.result.message, last: last?.nonce === said.nonce ? null : last });
    const fewLeft = (visitor?.visit.people.length ?? 0) < FEW_CARDS;
    const isNews = answer?.kind !== 'choose' || !answer.result.ok || answer.result.matchId !== null;
    if (isNews || fewLeft) void refresh();
  };
  const outbox = createKioskOutbox(link, storage, settled);

  /** Says something as the visitor. @returns the nonce of it */
  const say = (make: (base: { nonce: string; at: number }, held: Held) => Said): string | null => {
    const { visitor } = get();
    if (visitor === null) return null;
    const base = { nonce: newNonce(), at: Date.now() };
    outbox.add(make(base, visitor.held));
    return base.nonce;
  };
  const welcome = (visitor: Visitor) => {
    const { takesPart, interests, needsConsent } = visitor.visit;
    // Whoever has not said yes is asked first: there is nobody to show them before.
    const asks = !takesPart && needsConsent && interests.consent === null;
    set({ ...NOBODY, visitor, view: asks ? 'interests' : 'people' });
  };

  // What an earlier window left, once the core answers.
  outbox.resume();

  const desk: KioskDesk = {
    store,
    waiting: outbox.store,
    async present(held) {
      const at = Date.now();
      const { visitor } = get();
      const isTogether = visitor !== null && at - visitor.at < TOGETHER_MS;
      order += 1;
      const mine = order;
      if (isHere(held)) return refresh();
      // Who comes later is the next visitor: the one before is gone at once, names and all.
      if (isTogether) set({ opening: true, refusal: null, second: null });
      else set({ ...NOBODY, opening: true });
      const greeting = await greet(held).catch(() => null);
      if (mine !== order) return;
      set({ opening: false });
      if (greeting === null) return set({ refusal: 'away' });
      if (!greeting.ok) return set({ refusal: greeting.reason });
      const next: Visitor = { held, at, visit: greeting.visit };
      const present = get().visitor;
      if (present === null) welcome(next);
      else if (present.visit.self.id === next.visit.self.id) set({ visitor: { ...next, at: present.at } });
      // Holding up a badge may as well be impatience: the two are asked, and a match is never made by it alone.
      else set({ second: next });
    },
    show: (view) => set({ view, note: null }),
    choose(to, choice) {
      const { face } = to;
      const nonce = say((base, held) => ({
        kind: 'choose',
        ...base,
        input: { nonce: base.nonce, eventId, held, toId: face.id, choice },
      }));
      if (nonce === null) return;
      patch(({ people, likes }) => ({
        people: people.filter((other) => other.face.id !== face.id),
        likes: choice === 'like' ? [...likes, face] : likes,
      }));
      set({ last: { nonce, to, choice, at: Date.now() }, note: null });
    },
    undo() {
      const { last } = get();
      if (last === null) return;
      say((base, held) => ({ kind: 'undo', ...base, of: last.nonce, input: { eventId, held } }));
      patch(({ people, likes }) => ({
        people: [last.to, ...people],
        likes: likes.filter(({ id }) => id !== last.to.face.id),
      }));
      set({ last: null });
    },
    settle: () => set({ last: null, note: null }),
    connect() {
      const other = get().second;
      if (other === null) return;
      say((base, held) => ({
        kind: 'connect',
        ...base,
        input: { nonce: base.nonce, eventId, held, other: other.held },
      }));
      set({ second: null });
    },
    change() {
      const { second } = get();
      if (second !== null) welcome(second);
    },
    setInterests(lists) {
      say((base, held) => ({ kind: 'interests', ...base, input: { eventId, held, ...lists } }));
      patch(({ interests }) => ({ interests: { ...interests, ...lists } }));
    },
    setAvailability(said) {
      say((base, held) => ({ kind: 'availability', ...base, input: { eventId, held, rounds: said } }));
      const news = new Map(said.map(({ roundId, available }) => [roundId, available]));
      patch(({ rounds }) => ({
        rounds: rounds.map((round) => ({ ...round, available: news.get(round.id) ?? round.available })),
      }));
    },
    setConsent(given, version) {
      say((base, held) => ({ kind: 'consent', ...base, input: { eventId, held, given, version } }));
      patch(({ interests, people }) => ({
        interests: { ...interests, consent: given ? { version, at: Date.now() } : null },
        takesPart: given,
        people: given ? people : [],
      }));
    },
    changed(registrationIds) {
      const self = get().visitor?.visit.self.id;
      if (self !== undefined && registrationIds.includes(self)) void refresh();
    },
    closeMatch: () => set({ match: null }),
    closeRefusal: () => set({ refusal: null }),
    forget() {
      order += 1;
      set(NOBODY);
    },
    stop() {
      desk.forget();
      outbox.stop();
    },
  };
  return desk;
}

function sameHeld(one: Held, other: Held): boolean {
  if (one.kind === 'badge') return other.kind === 'badge' && one.uid === other.uid && one.payload === other.payload;
  return other.kind === 'code' && one.code === other.code;
}

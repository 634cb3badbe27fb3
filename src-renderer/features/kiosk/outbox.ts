import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient, Link } from '#renderer/api/link.ts';
import { storedKeys } from '#renderer/api/stored-keys.ts';
import type { CallInput } from '#shared/contract/define.ts';
import type { Greeting, kioskContract } from '#shared/contract/kiosk.ts';
import type { ChoiceResult } from '#shared/contract/matching.ts';
import { AppError } from '#shared/domain/errors.ts';

type Calls = typeof kioskContract.calls;
type Untimed<K extends 'choose' | 'connect'> = Omit<CallInput<Calls[K]>, 'at'>;

/** What a visitor has said, on its way to the core. `nonce` names it. */
export type Said =
  | { kind: 'choose'; nonce: string; at: number; input: Untimed<'choose'> }
  | { kind: 'connect'; nonce: string; at: number; input: Untimed<'connect'> }
  /** `of` is the nonce of the choice; which one that is for the core is known, and kept here, once it has answered. */
  | {
      kind: 'undo';
      nonce: string;
      at: number;
      of: string;
      choiceId?: string;
      input: Omit<CallInput<Calls['undoChoice']>, 'choiceId'>;
    }
  | { kind: 'interests'; nonce: string; at: number; input: CallInput<Calls['setInterests']> }
  | { kind: 'availability'; nonce: string; at: number; input: CallInput<Calls['setAvailability']> }
  | { kind: 'consent'; nonce: string; at: number; input: CallInput<Calls['setConsent']> };

/** What the core has answered; null for what it refused as a fault. */
export type Answer =
  | { kind: 'choose'; result: ChoiceResult | Extract<Greeting, { ok: false }> }
  | { kind: 'connect'; result: Awaited<ReturnType<AppClient['kiosk']['connect']>> }
  | { kind: 'undo'; result: null }
  | { kind: 'interests' | 'availability' | 'consent'; result: Greeting };

export interface KioskOutbox {
  readonly store: StoreApi<{ waiting: number }>;
  add(said: Said): void;
  /** Sends what windows before this one left. */
  resume(): void;
  stop(): void;
}

const ENTRY = 'lanyard.kiosk.said.';
/** A clock that is off does no harm to what is sent at once: the core's own is the better one then. In ms. */
const LATE_MS = 1000;
/** Faults of the core that may be over the next time. */
const TRIES = 3;
const PAUSE_MS = 2000;

/**
 * Sends what visitors say, one after the other, whether or not the core answers just now; what waits survives a reload. It holds
 * the badge of whoever said it, and nothing of it stays once it is answered.
 * @param settled told of each answer
 */
export function createKioskOutbox(
  link: Link,
  storage: Storage,
  settled: (said: Said, answer: Answer | null) => void,
): KioskOutbox {
  const store = createStore(() => ({ waiting: 0 }));
  /** Which choice a nonce has become. */
  const choices = new Map<string, string>();
  let queue: Said[] = [];
  let busy = false;
  let stopped = false;

  const keep = (said: Said) => {
    if (said.kind === 'undo') {
      const choiceId = choices.get(said.of);
      if (choiceId !== undefined) said.choiceId = choiceId;
    }
    // A full or forbidden storage must not stop the choice itself.
    try {
      storage.setItem(keyOf(said), JSON.stringify(said));
    } catch {}
  };

  const send = async (said: Said): Promise<Answer> => {
    if (said.kind === 'undo') {
      const { choiceId } = said;
      // The choice was not taken: there is nothing to take back.
      if (choiceId !== undefined) await link.repeat(({ kiosk }) => kiosk.undoChoice({ ...said.input, choiceId }));
      return { kind: 'undo', result: null };
    }
    const late = () => (Date.now() - said.at > LATE_MS ? { at: said.at } : {});
    switch (said.kind) {
      case 'choose': {
        const result = await link.repeat(({ kiosk }) => kiosk.choose({ ...said.input, ...late() }));
        if (result.ok) choices.set(said.nonce, result.choiceId);
        for (const other of queue) if (other.kind === 'undo' && other.of === said.nonce) keep(other);
        return { kind: said.kind, result };
      }
      case 'connect':
        return {
          kind: said.kind,
          result: await link.repeat(({ kiosk }) => kiosk.connect({ ...said.input, ...late() })),
        };
      case 'interests':
        return { kind: said.kind, result: await link.repeat(({ kiosk }) => kiosk.setInterests(said.input)) };
      case 'availability':
        return { kind: said.kind, result: await link.repeat(({ kiosk }) => kiosk.setAvailability(said.input)) };
      case 'consent':
        return { kind: said.kind, result: await link.repeat(({ kiosk }) => kiosk.setConsent(said.input)) };
    }
  };

  const attempt = async (said: Said): Promise<Answer | null> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send(said);
      } catch (error) {
        const mayPass = !(error instanceof AppError) || error.code === 'internal' || error.code === 'unavailable';
        if (stopped || !mayPass || tries >= TRIES) return null;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };

  const run = async () => {
    if (busy) return;
    busy = true;
    for (let said = queue[0]; said !== undefined && !stopped; said = queue[0]) {
      const answer = await attempt(said);
      if (stopped) break;
      queue = queue.slice(1);
      storage.removeItem(keyOf(said));
      store.setState({ waiting: queue.length });
      settled(said, answer);
    }
    busy = false;
  };

  return {
    store,
    add(said) {
      queue.push(said);
      keep(said);
      store.setState({ waiting: queue.length });
      void run();
    },
    resume() {
      const known = new Set(queue.map(({ nonce }) => nonce));
      const left = storedKeys(storage, ENTRY)
        .map((key) => parse(storage.getItem(key)))
        .filter((said) => said !== null && !known.has(said.nonce));
      queue = [...(left as Said[]).sort((a, b) => a.at - b.at), ...queue];
      store.setState({ waiting: queue.length });
      void run();
    },
    stop() {
      stopped = true;
    },
  };
}

/** In their order in time: what is undone comes after what was done. */
function keyOf({ at, nonce }: Said): string {
  return `${ENTRY}${at}.${nonce}`;
}

function parse(text: string | null): Said | null {
  try {
    const said = JSON.parse(text ?? 'null') as Said | null;
    return typeof said?.nonce === 'string' && typeof said.input === 'object' ? said : null;
  } catch {
    return null;
  }
}

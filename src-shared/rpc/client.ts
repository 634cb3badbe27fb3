import type { CallInput, CallOutput, Contract, EventPayload } from '#shared/contract/define.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Channel } from './channel.ts';
import { parseFromServer } from './envelope.ts';

/** The calls of a contract as functions: `client.checkIn.scan({...})`. */
export type Client<C extends Contract> = {
  readonly [F in keyof C]: {
    readonly [K in keyof C[F]['calls']]: (input: CallInput<C[F]['calls'][K]>) => Promise<CallOutput<C[F]['calls'][K]>>;
  };
};

type Events<C extends Contract, F extends keyof C> = C[F]['events'];

export interface Connection<C extends Contract> {
  readonly client: Client<C>;
  /** Listens to a pushed event; returns how to stop. */
  on<F extends keyof C & string, K extends keyof Events<C, F> & string>(
    feature: F,
    name: K,
    listener: (payload: EventPayload<Events<C, F>[K]>) => void,
  ): () => void;
  close(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Connects to a server over a channel. Calls that are open when the channel closes fail with code `closed`: whether they
 * took effect is then unknown, which is why calls that matter carry a nonce and can be repeated.
 */
export function connect<C extends Contract>(contract: C, channel: Channel): Connection<C> {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let nextId = 1;
  let closed = false;

  channel.onMessage((raw) => {
    const message = parseFromServer(raw);
    if (message === null) return;
    if (message.type === 'event') {
      for (const listener of listeners.get(message.name) ?? []) listener(message.payload);
      return;
    }
    const entry = waiting.get(message.id);
    if (entry === undefined) return;
    waiting.delete(message.id);
    if (message.ok) entry.resolve(message.result);
    else entry.reject(new AppError(message.error.code, message.error.message, message.error.details ?? null));
  });
  channel.onClose(() => {
    closed = true;
    for (const entry of waiting.values()) entry.reject(new AppError('closed', 'The connection to the app was lost.'));
    waiting.clear();
  });

  const invoke = (name: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(new AppError('closed', 'The connection to the app was lost.'));
        return;
      }
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      channel.send({ type: 'call', id, name, input });
    });

  const features: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {};
  for (const [feature, definition] of Object.entries(contract)) {
    const calls: Record<string, (input: unknown) => Promise<unknown>> = {};
    for (const name of Object.keys(definition.calls)) calls[name] = (input) => invoke(`${feature}.${name}`, input);
    features[feature] = calls;
  }

  return {
    client: features as unknown as Client<C>,
    on(feature, name, listener) {
      const key = `${feature}.${name}`;
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set);
      const wrapped = (payload: unknown) => listener(payload as Parameters<typeof listener>[0]);
      set.add(wrapped);
      return () => set.delete(wrapped);
    },
    close: () => channel.close(),
  };
}

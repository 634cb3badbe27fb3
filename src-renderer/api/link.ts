import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventPayload } from '#shared/contract/define.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { type Client, type Connection, connect } from '#shared/rpc/client.ts';
import { backoff } from './backoff.ts';
import { browserTimers, type Timers } from './throttle.ts';

export type AppClient = Client<AppContract>;

/** `connecting` is the first attempt; `lost` any time without a connection after that. */
export type LinkState = 'connecting' | 'ready' | 'lost';

type Listener<F extends keyof AppContract, K extends keyof AppContract[F]['events']> = (
  payload: EventPayload<AppContract[F]['events'][K]>,
) => void;

/** The way to the core that outlives single connections. */
export interface Link {
  /** The calls of the contract over the present connection. */
  readonly client: AppClient;
  readonly state: StoreApi<{ state: LinkState }>;
  /** Listens to a pushed event on this and every later connection; returns how to stop. */
  on<F extends keyof AppContract, K extends keyof AppContract[F]['events'] & string>(
    feature: F,
    name: K,
    listener: Listener<F, K>,
  ): () => void;
  /** What to do on each new connection before it counts as ready: take the session up again. */
  prepare(step: (client: AppClient) => Promise<void>): void;
  /**
   * Makes a call that carries a nonce until it is answered: repeated after a lost connection or once somebody has signed in
   * again, with the same nonce, so that it takes effect once. `attempt` counts from 0.
   */
  repeat<T>(call: (client: AppClient, attempt: number) => Promise<T>): Promise<T>;
  /** Tells the link that somebody is signed in now: calls that waited for that go on. */
  authorised(): void;
  /** What to do when a call is refused since nobody is signed in: the session ended by time, or by somebody in charge. */
  onSignedOut(listener: () => void): void;
  start(): void;
  stop(): void;
}

interface Subscription {
  attach(connection: Connection<AppContract>): void;
}

/** Creates a link over whatever `open` opens. It connects again by itself until stopped. */
export function createLink(open: () => Promise<Channel>, timers: Timers = browserTimers): Link {
  const state = createStore<{ state: LinkState }>(() => ({ state: 'connecting' }));
  const subscriptions = new Set<Subscription>();
  const steps: ((client: AppClient) => Promise<void>)[] = [];
  const signedOut = new Set<() => void>();
  let connection: Connection<AppContract> | null = null;
  let wake: (() => void)[] = [];
  let attempt = 0;
  let stopped = false;
  let timer: number | null = null;

  const wakeAll = () => {
    const waiting = wake;
    wake = [];
    for (const resume of waiting) resume();
  };
  const sleep = () => new Promise<void>((resolve) => wake.push(resolve));

  const tryAgain = () => {
    connection = null;
    if (stopped) return;
    state.setState({ state: 'lost' });
    timer = timers.set(() => void establish(), backoff(attempt++));
  };

  const establish = async (): Promise<void> => {
    let channel: Channel;
    try {
      channel = await open();
    } catch {
      tryAgain();
      return;
    }
    if (stopped) return channel.close();
    const fresh = connect(contract, channel);
    let over = false;
    channel.onClose(() => {
      if (over) return;
      over = true;
      tryAgain();
    });
    for (const subscription of subscriptions) subscription.attach(fresh);
    try {
      for (const step of steps) await step(fresh.client);
    } catch {
      // The channel closed in between (its listener tries again), or the core is not ready yet.
      if (!over) fresh.close();
      return;
    }
    if (over) return;
    attempt = 0;
    connection = fresh;
    state.setState({ state: 'ready' });
    wakeAll();
  };

  const present = async (): Promise<AppClient> => {
    while (connection === null) {
      if (state.getState().state === 'lost') throw new AppError('closed', 'The connection to the app was lost.');
      await sleep();
    }
    return connection.client;
  };

  const refused = (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'notSignedIn') return;
    for (const listener of signedOut) listener();
  };

  return {
    client: clientOver(present, refused),
    state,
    on(feature, name, listener) {
      let detach = () => {};
      const subscription: Subscription = {
        attach(target) {
          // The mapped types of an abstract feature are beyond inference; the signature above ties them together.
          detach = target.on(feature, name, listener as never);
        },
      };
      subscriptions.add(subscription);
      if (connection !== null) subscription.attach(connection);
      return () => {
        subscriptions.delete(subscription);
        detach();
      };
    },
    prepare: (step) => void steps.push(step),
    async repeat(call) {
      for (let count = 0; ; count++) {
        while (connection === null) await sleep();
        const before = connection;
        try {
          return await call(before.client, count);
        } catch (error) {
          if (!(error instanceof AppError) || stopped) throw error;
          refused(error);
          if (error.code === 'notSignedIn') await sleep();
          else if (error.code !== 'closed') throw error;
          else if (connection === before) await sleep();
        }
      }
    },
    authorised: wakeAll,
    onSignedOut: (listener) => void signedOut.add(listener),
    start: () => void establish(),
    stop() {
      stopped = true;
      if (timer !== null) timers.clear(timer);
      connection?.close();
    },
  };
}

/** The contract's calls, each waiting for the client that is present when it is made. `refused` hears of what fails. */
function clientOver(present: () => Promise<AppClient>, refused: (error: unknown) => void): AppClient {
  const features: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {};
  for (const [feature, definition] of Object.entries(contract)) {
    const calls: Record<string, (input: unknown) => Promise<unknown>> = {};
    for (const name of Object.keys(definition.calls)) {
      calls[name] = async (input) => {
        const client = (await present()) as unknown as typeof features;
        const target = client[feature]?.[name];
        if (target === undefined) throw new AppError('internal', `There is no call ${feature}.${name}.`);
        try {
          return await target(input);
        } catch (error) {
          refused(error);
          throw error;
        }
      };
    }
    features[feature] = calls;
  }
  return features as unknown as AppClient;
}

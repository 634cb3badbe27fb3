import type { z } from 'zod';
import type { CallDefinition, CallOutput, CallParsed, Contract, EventPayload } from '#shared/contract/define.ts';
import { AppError, type Json } from '#shared/domain/errors.ts';
import { type Actor, may, type Permission } from '#shared/domain/roles.ts';
import type { Channel } from './channel.ts';
import { Request, toWireError } from './envelope.ts';
import { explainIssue } from './explain.ts';

/** Who is on the other end of a connection; changes when they sign in or out. */
export interface Caller {
  readonly connectionId: string;
  actor: Actor;
  /** Whose data they see; null before anybody has signed in. */
  organizationId: string | null;
  /** The one event that they may see, where they signed in with a passcode; else null. */
  eventId: string | null;
  /** The signed-in person, or null. */
  personId: string | null;
  personName: string | null;
  /** Hash of the session that was opened on this connection, or null. */
  sessionId: string | null;
  /** Where they are, if that is another computer than this. */
  readonly origin: Origin | null;
}

/** Where a connection comes from: its address, and the browser or app as it calls itself. */
export interface Origin {
  address: string;
  client: string | null;
}

export type Handler<D, Ctx> = (input: CallParsed<D>, context: Ctx) => Promise<CallOutput<D>>;

/** One handler for each call of the contract. */
export type Handlers<C extends Contract, Ctx> = {
  readonly [F in keyof C]: { readonly [K in keyof C[F]['calls']]: Handler<C[F]['calls'][K], Ctx> };
};

export interface RpcServerOptions<C extends Contract> {
  contract: C;
  handlers: Handlers<C, { caller: Caller }>;
  /**
   * Looks whether a caller is still who they were when they signed in, before each call (`used`) and each push. Whoever is
   * not any more is made `anyone`.
   */
  renew?(caller: Caller, used: boolean): void;
  /**
   * Looks whether a caller may do this with what the input names, once both are known to be allowed in general.
   * @throws AppError
   */
  authorize?(definition: CallDefinition, input: unknown, caller: Caller): Promise<void>;
  /** Told of a caller after each of their calls, and as they are signed out: they may be somebody else than before. */
  onCaller?(caller: Caller): void;
  /** Told of every connection that has ended. */
  onClosed?(caller: Caller): void;
  /** Told of every fault that is not an {@link AppError}. The other side learns only that there was one. */
  onFault(name: string, error: unknown): void;
  /** Parse results against the contract as well: in tests, where a wrong result is a bug to be found. */
  checkResults: boolean;
}

export interface RpcServer<C extends Contract> {
  /** Serves one connection until its channel closes. */
  serve(channel: Channel, caller: Caller): void;
  /**
   * Pushes an event to every connection whose caller may see it.
   * @param organizationId whose it is; null for what concerns all
   * @param hears which of them hear it, if not all
   */
  push<F extends keyof C & string, K extends keyof C[F]['events'] & string>(
    feature: F,
    name: K,
    payload: EventPayload<C[F]['events'][K]>,
    organizationId: string | null,
    hears?: (caller: Caller) => boolean,
  ): void;
  /**
   * Pushes an event to the connections of sessions that have just ended, and takes from them whoever was signed in.
   * @param ended whether a session has ended, by its hash
   */
  signOut<F extends keyof C & string, K extends keyof C[F]['events'] & string>(
    feature: F,
    name: K,
    payload: EventPayload<C[F]['events'][K]>,
    ended: (sessionId: string) => boolean,
  ): void;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
  /** Ends all connections, and lets no new one in. */
  closeAll(): void;
}

type AnyHandler = (input: unknown, context: { caller: Caller }) => Promise<unknown>;

/**
 * Serves a contract. Fails at once when a call has no handler or a handler no call, so that a mistake is found at start-up
 * and not at the door.
 */
export function createRpcServer<C extends Contract>(options: RpcServerOptions<C>): RpcServer<C> {
  const calls = indexCalls(options.contract, options.handlers as Record<string, Record<string, AnyHandler>>);
  const connections = new Map<Channel, Caller>();
  let underWay = 0;
  let closed = false;
  let idleWaiters: (() => void)[] = [];

  const answer = async (channel: Channel, raw: unknown, caller: Caller): Promise<void> => {
    const request = Request.safeParse(raw);
    if (!request.success) return;
    const { id, name, input } = request.data;
    underWay += 1;
    try {
      const result = await dispatch(name, input, caller);
      options.onCaller?.(caller);
      channel.send({ type: 'answer', id, ok: true, result });
    } catch (error) {
      if (!(error instanceof AppError)) options.onFault(name, error);
      channel.send({ type: 'answer', id, ok: false, error: toWireError(error) });
    } finally {
      underWay -= 1;
      if (underWay === 0) {
        for (const waiter of idleWaiters) waiter();
        idleWaiters = [];
      }
    }
  };

  const dispatch = async (name: string, input: unknown, caller: Caller): Promise<Json> => {
    const entry = calls.get(name);
    if (entry === undefined) throw new AppError('invalidInput', `There is no call named ${name}.`);
    options.renew?.(caller, true);
    requirePermission(caller, entry.definition.permission);
    const parsed = entry.definition.input.safeParse(input, { error: explainIssue });
    if (!parsed.success) {
      // The first problem is enough for a sentence.
      const message = parsed.error.issues[0]?.message ?? 'The input is not valid.';
      throw new AppError('invalidInput', message, issuesOf(parsed.error));
    }
    await options.authorize?.(entry.definition, parsed.data, caller);
    const result = await entry.handler(parsed.data, { caller });
    if (options.checkResults) return entry.definition.output.parse(result) as Json;
    return result as Json;
  };

  const eventOf = (feature: string, name: string, payload: unknown) => {
    const definition = options.contract[feature]?.events[name];
    if (definition === undefined) throw new Error(`The contract has no event ${feature}.${name}`);
    return { definition, checked: options.checkResults ? definition.payload.parse(payload) : payload };
  };

  return {
    serve(channel, caller) {
      // Whoever comes back while another takes this one's place tries again, and finds that one.
      if (closed) {
        channel.close();
        return;
      }
      connections.set(channel, caller);
      channel.onClose(() => {
        connections.delete(channel);
        options.onClosed?.(caller);
      });
      channel.onMessage((message) => void answer(channel, message, caller));
    },
    push(feature, name, payload, organizationId, hears = () => true) {
      const { definition, checked } = eventOf(feature, name, payload);
      for (const [channel, caller] of connections) {
        options.renew?.(caller, false);
        if (may(caller.actor, definition.permission) && concerns(caller, checked, organizationId) && hears(caller))
          channel.send({ type: 'event', name: `${feature}.${name}`, payload: checked });
      }
    },
    signOut(feature, name, payload, ended) {
      const { checked } = eventOf(feature, name, payload);
      for (const [channel, caller] of connections) {
        if (caller.sessionId === null || !ended(caller.sessionId)) continue;
        signOut(caller);
        options.onCaller?.(caller);
        channel.send({ type: 'event', name: `${feature}.${name}`, payload: checked });
      }
    },
    idle: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
    closeAll() {
      closed = true;
      for (const channel of [...connections.keys()]) channel.close();
    },
  };
}

function concerns(caller: Caller, payload: unknown, organizationId: string | null): boolean {
  if (organizationId !== null && caller.organizationId !== organizationId) return false;
  const { eventId, recipientId } = payload as { eventId?: string; recipientId?: string };
  if (caller.eventId !== null && eventId !== undefined && eventId !== caller.eventId) return false;
  return recipientId === undefined || recipientId === (caller.actor === 'owner' ? 'owner' : caller.personId);
}

/** Takes from a connection whoever was signed in on it. */
export function signOut(caller: Caller): void {
  caller.actor = 'anyone';
  caller.organizationId = null;
  caller.eventId = null;
  caller.personId = null;
  caller.personName = null;
  caller.sessionId = null;
}

function requirePermission(caller: Caller, permission: Permission): void {
  if (may(caller.actor, permission)) return;
  if (caller.actor === 'anyone') throw new AppError('notSignedIn', 'Sign in first.');
  throw new AppError('forbidden', 'Your role does not allow this. Ask somebody in charge of the event.', {
    permission,
  });
}

function indexCalls(contract: Contract, handlers: Record<string, Record<string, AnyHandler>>) {
  const calls = new Map<string, { definition: CallDefinition; handler: AnyHandler }>();
  for (const [feature, definition] of Object.entries(contract)) {
    for (const [name, call] of Object.entries(definition.calls)) {
      const handler = handlers[feature]?.[name];
      if (handler === undefined) throw new Error(`No handler for the call ${feature}.${name}`);
      calls.set(`${feature}.${name}`, { definition: call, handler });
    }
  }
  for (const [feature, group] of Object.entries(handlers)) {
    for (const name of Object.keys(group)) {
      if (!calls.has(`${feature}.${name}`))
        throw new Error(`No call in the contract for the handler ${feature}.${name}`);
    }
  }
  return calls;
}

function issuesOf(error: z.ZodError): Json {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

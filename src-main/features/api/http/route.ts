import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor, Context } from '#main/core/context.ts';
import { addressOf, answerJson, answerRefusal, bearerOf, HttpRefusal } from '#main/sync/hub/http.ts';
import { RateLimit } from '#main/sync/hub/limits.ts';
import type { HubRoute } from '#main/sync/hub/server.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { ApiKeyService, KeyFault, KeyHolder } from '../keys.ts';
import type { Push } from '../push-row.ts';
import type { Pushed, PushService } from '../pushes.ts';
import type { ReadingService } from '../readings.ts';
import type { Endpoint, EndpointName } from './endpoints.ts';
import { openApi } from './openapi.ts';
import { bodyOf, faultOf, match, parse, queryOf } from './requests.ts';
import { BatchItem, RegistrationPush as PushSchema, type RegistrationPush, UnreadBatch } from './schemas.ts';
import { shownCheckIn, shownEvent, shownFigures, shownRegistration } from './shown.ts';

const PREFIX = '/api/';
const DEFAULT_LIMIT = 100;
const LONGEST_CLIENT = 200;

/** What a key and an address may ask for within a while, and how long to wait for one more, in s. */
const PER_KEY = { most: 600, withinMs: 60_000 };
const PER_ADDRESS = { most: 1200, withinMs: 60_000 };
/** Pushes of many at once. */
const BATCHES = { most: 60, withinMs: 60_000 };
/** Keys that are none, of one address. */
const STRANGERS = { most: 30, withinMs: 60_000 };

export interface ApiParts {
  context: Context;
  keys: ApiKeyService;
  pushes: PushService;
  readings: ReadingService;
}

/** A request that may be answered. */
interface Asked {
  request: IncomingMessage;
  endpoint: Endpoint;
  holder: KeyHolder;
  event: { id: string; code: string };
  parameters: Readonly<Record<string, string>>;
  query: Record<string, string | undefined>;
}

type Answer = readonly [status: number, body: object];

/** The interface for other systems, as a hub serves it. */
export class ApiRoute implements HubRoute {
  readonly #parts: ApiParts;
  readonly #perKey = new RateLimit(PER_KEY);
  readonly #perAddress = new RateLimit(PER_ADDRESS);
  readonly #batches = new RateLimit(BATCHES);
  readonly #strangers = new RateLimit(STRANGERS);
  #description: object | null = null;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (!url.pathname.startsWith(PREFIX)) return false;
    try {
      const [status, body] = await this.#answer(request, response, url);
      answerJson(response, body, status);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) this.#parts.context.log.error('A request of another system failed', error);
      answerRefusal(response, refusal ?? error);
    }
    return true;
  }

  async #answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<Answer> {
    const address = addressOf(request);
    take(this.#perAddress, PER_ADDRESS, address, response);
    const { endpoint, parameters } = match(methodOf(request), url.pathname, response);
    if (endpoint.scope === null) {
      queryOf(endpoint.query, url);
      this.#description ??= openApi() as object;
      return [200, this.#description];
    }
    const holder = await this.#admit(request, response, address);
    take(this.#perKey, PER_KEY, holder.keyId, response);
    if (endpoint.scope !== 'any' && !holder.scopes.has(endpoint.scope)) {
      throw new HttpRefusal(403, 'otherScope', `This key is not for "${endpoint.scope}".`);
    }
    const query = queryOf(endpoint.query, url);
    const { name } = endpoint;
    if (name === 'events' || name === 'openapi') return [200, await this.#events(holder)];
    if (name === 'putRegistrations') take(this.#batches, BATCHES, holder.keyId, response);
    const event = await this.#event(holder, parameters.code ?? '');
    return HANDLERS[name](this.#parts, { request, endpoint, holder, event, parameters, query });
  }

  async #admit(request: IncomingMessage, response: ServerResponse, address: string): Promise<KeyHolder> {
    const key = bearerOf(request);
    const admitted = key === null ? 'unknown' : await this.#parts.keys.admit(key);
    if (typeof admitted === 'string') {
      take(this.#strangers, STRANGERS, address, response);
      response.setHeader('www-authenticate', 'Bearer');
      throw new HttpRefusal(401, `${admitted}Key`, KEY_FAULTS[admitted]);
    }
    await this.#parts.keys.note(admitted, address);
    return admitted;
  }

  async #events({ event }: KeyHolder): Promise<object> {
    const events = await this.#parts.readings.events();
    return { events: events.filter(({ id }) => event === null || event.id === id).map(shownEvent) };
  }

  /** Whoever has a key for one event learns nothing of others, not even whether they are. */
  async #event(holder: KeyHolder, code: string): Promise<{ id: string; code: string }> {
    const event = await this.#parts.readings.event(code);
    if (holder.event !== null && holder.event.id !== event?.id) {
      throw new HttpRefusal(403, 'otherEvent', 'This key is for another event.');
    }
    if (event === null) throw new HttpRefusal(404, 'unknownEvent', 'There is no event with this code.');
    return event;
  }
}

const KEY_FAULTS: Readonly<Record<KeyFault, string>> = {
  unknown: 'Show a key of this hub: "Authorization: Bearer lk_…".',
  expired: 'This key has expired. Ask for another one.',
  revoked: 'This key was revoked. Ask for another one.',
};

/** What each address does, once it is known who asks, and that they may. */
const HANDLERS: Readonly<
  Record<Exclude<EndpointName, 'openapi' | 'events'>, (parts: ApiParts, asked: Asked) => Promise<Answer>>
> = {
  async registrations({ readings }, { event, query }) {
    const { items, next, hasMore } = await readings.registrations(event.id, query.after ?? '', limitOf(query));
    return [200, { registrations: items.map(shownRegistration), next, hasMore }];
  },
  async registration({ readings }, { event, parameters }) {
    const found = await readings.registration(event.id, parameters.reference ?? '');
    if (found === null) throw unknownReference();
    return [200, shownRegistration(found)];
  },
  async putRegistration({ pushes }, asked) {
    const { request, endpoint, event, parameters, holder } = asked;
    const push = pushOf(parse(PushSchema, await bodyOf(request, endpoint.method), ''));
    const reference = parameters.reference ?? '';
    const [pushed] = await pushes.put(actorOf(holder, request), event.id, [{ reference, push }]);
    return shownPushed(reference, pushed);
  },
  async cancelRegistration({ pushes }, { request, event, parameters, holder }) {
    const reference = parameters.reference ?? '';
    return shownPushed(reference, await pushes.cancel(actorOf(holder, request), event.id, reference));
  },
  async putRegistrations({ pushes }, { request, endpoint, event, holder }) {
    const { registrations } = parse(UnreadBatch, await bodyOf(request, endpoint.method), '');
    const items = registrations.map((item) => {
      const parsed = BatchItem.safeParse(item);
      if (!parsed.success) return { reference: namedIn(item), fault: faultOf(parsed.error, '') };
      const { reference, ...push } = parsed.data;
      return { reference, push: pushOf(push) };
    });
    const sound = items.flatMap(({ reference, push }) => (push === undefined ? [] : [{ reference, push }]));
    const pushed = (await pushes.put(actorOf(holder, request), event.id, sound)).values();
    const outcomes = items.map(({ reference, fault }) => {
      if (fault !== undefined) return { reference, outcome: 'refused', error: fault };
      const one = pushed.next().value as Pushed;
      if (one.outcome !== 'refused') return shownOutcome(reference, one);
      return { reference, outcome: 'refused', error: { code: one.reason, message: one.message } };
    });
    return [200, { outcomes }];
  },
  async checkIns({ readings }, { event, query }) {
    const page = await readings.doors(event.id, query.after ?? null, limitOf(query));
    if (page === null) {
      throw new HttpRefusal(409, 'otherHub', 'This place in the list is of another hub. Begin without "after".');
    }
    return [200, { checkIns: page.items.map(shownCheckIn), next: page.next, hasMore: page.hasMore }];
  },
  async figures({ readings, context }, { event }) {
    return [200, shownFigures(event.code, await readings.figures(event.id), context.clock.now())];
  },
};

/** What a GET would answer is asked for without its body, which Node leaves out by itself. */
function methodOf({ method = '' }: IncomingMessage): string {
  return method === 'HEAD' ? 'GET' : method;
}

function take(limit: RateLimit, { most, withinMs }: typeof PER_KEY, who: string, response: ServerResponse): void {
  if (limit.take(who)) return;
  response.setHeader('retry-after', String(Math.max(1, Math.ceil(withinMs / most / 1000))));
  throw new HttpRefusal(429, 'tooManyRequests', 'These are too many requests. Wait as long as Retry-After says.');
}

function refusalOf(error: unknown): HttpRefusal | null {
  if (error instanceof HttpRefusal) return error;
  // What the services refuse for what was asked, and not for what they are.
  if (error instanceof AppError && error.code === 'notFound')
    return new HttpRefusal(404, 'unknownEvent', error.message);
  return null;
}

function limitOf({ limit }: Record<string, string | undefined>): number {
  return limit === undefined ? DEFAULT_LIMIT : Number(limit);
}

function pushOf({ registeredAt, ...said }: RegistrationPush): Push {
  return { ...said, ...(registeredAt === undefined ? {} : { registeredAt: Math.max(0, Date.parse(registeredAt)) }) };
}

/** What an item that cannot be read calls itself. */
function namedIn(item: unknown): string {
  const reference = (item as { reference?: unknown } | null)?.reference;
  return typeof reference === 'string' ? reference.slice(0, 200).toWellFormed() : '';
}

function shownPushed(reference: string, pushed: Pushed | undefined): Answer {
  if (pushed === undefined) throw new Error('A push without an outcome');
  if (pushed.outcome !== 'refused') return [pushed.outcome === 'created' ? 201 : 200, shownOutcome(reference, pushed)];
  if (pushed.reason === 'unknown') throw unknownReference();
  throw new HttpRefusal(pushed.reason === 'nameless' ? 422 : 409, pushed.reason, pushed.message);
}

function shownOutcome(reference: string, pushed: Exclude<Pushed, { outcome: 'refused' }>) {
  return { reference, id: pushed.registrationId, status: pushed.status, outcome: pushed.outcome };
}

function unknownReference(): HttpRefusal {
  return new HttpRefusal(404, 'unknownReference', 'Nobody is registered with this reference.');
}

/** A key as whoever made a change. */
function actorOf({ keyId, name }: KeyHolder, request: IncomingMessage): Actor {
  const client = request.headers['user-agent']?.slice(0, LONGEST_CLIENT) ?? null;
  return { id: keyId, name, role: 'app', origin: { address: addressOf(request), client } };
}

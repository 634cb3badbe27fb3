import type { ApiKey, Webhook } from '#shared/contract/other-systems.ts';
import { AppError } from '#shared/domain/errors.ts';
import { API_SCOPES, type ApiScope, WEBHOOK_TOPICS, type WebhookTopic } from '#shared/domain/other-systems.ts';
import { type Arguments, positiveNumber, UsageError } from '../arguments.ts';
import { type Command, type CommandContext, EXIT, iso, requireEvent } from '../command.ts';

const keysCreate: Command = {
  usage: `keys create --name N --scope ${API_SCOPES.join('|')} [--scope S] [--event CODE] [--days N]`,
  options: {
    name: { type: 'string' },
    scope: { type: 'string', multiple: true },
    event: { type: 'string' },
    days: { type: 'string' },
  },
  async run(context) {
    const { client, args } = context;
    const scopes = wordsOf<ApiScope>('scope', args.all('scope'), API_SCOPES);
    const days = positiveNumber('days', args.text('days'));
    const { key, apiKey } = await client.apiKeys.create({
      name: args.required('name'),
      scopes,
      ...(await eventOf(context)),
      ...(days === undefined ? {} : { days }),
    });
    return { exit: EXIT.done, json: { key, ...keyJson(apiKey) }, text: `${key}\nIt is not shown again.` };
  },
};

const keysList: Command = {
  usage: 'keys list',
  options: {},
  async run(context) {
    const { keys } = await context.client.apiKeys.list({});
    const codes = await eventCodes(context);
    return {
      exit: EXIT.done,
      json: { keys: keys.map(keyJson) },
      text: keys.length === 0 ? 'No keys.' : keys.map((key) => keyLine(key, codes)).join('\n'),
    };
  },
};

const keysRevoke: Command = {
  usage: 'keys revoke NAME|ID',
  options: {},
  takesWords: true,
  async run({ client, args }) {
    const word = wordOf(args, keysRevoke.usage);
    const { keys } = await client.apiKeys.list({});
    // A name that a new key has after an old one was revoked means the new one.
    const named = keys.filter(({ name, state }) => name === word && state !== 'revoked');
    const found = keys.filter(({ id, begins }) => id === word || begins === word);
    const [key, ...more] = found.length > 0 ? found : named;
    if (key === undefined) {
      const former = keys.some(({ name }) => name === word);
      throw new AppError('notFound', former ? `The key "${word}" was revoked before.` : `There is no key "${word}".`);
    }
    if (more.length > 0)
      throw new UsageError(`Several keys are called "${word}". Name one by its id: lanyard keys list`);
    const revoked = await client.apiKeys.revoke({ id: key.id });
    return { exit: EXIT.done, json: keyJson(revoked), text: `${revoked.name} lets nobody in any more.` };
  },
};

const webhooksCreate: Command = {
  usage: `webhooks create --url U --on ${WEBHOOK_TOPICS.join(',')} [--event CODE]`,
  options: { url: { type: 'string' }, on: { type: 'string' }, event: { type: 'string' } },
  async run(context) {
    const { client, args } = context;
    const said = args.required('on').split(',');
    const topics = wordsOf<WebhookTopic>('on', said, WEBHOOK_TOPICS);
    const { secret, webhook } = await client.webhooks.create({
      url: args.required('url'),
      topics,
      ...(await eventOf(context)),
    });
    return {
      exit: EXIT.done,
      json: { secret, ...webhookJson(webhook) },
      text: `${secret}\nThe secret that signs what is sent. It is not shown again.`,
    };
  },
};

const webhooksList: Command = {
  usage: 'webhooks list',
  options: {},
  async run(context) {
    const { webhooks } = await context.client.webhooks.list({});
    const codes = await eventCodes(context);
    const lines = webhooks.map((webhook) => webhookLine(webhook, codes));
    return {
      exit: EXIT.done,
      json: { webhooks: webhooks.map(webhookJson) },
      text: lines.length === 0 ? 'No webhooks.' : lines.join('\n'),
    };
  },
};

const webhooksRemove: Command = {
  usage: 'webhooks remove URL|ID',
  options: {},
  takesWords: true,
  async run({ client, args }) {
    const webhook = await findWebhook(client, wordOf(args, webhooksRemove.usage));
    await client.webhooks.remove({ id: webhook.id });
    return { exit: EXIT.done, json: webhookJson(webhook), text: `${webhook.url} is told nothing any more.` };
  },
};

const webhooksResume: Command = {
  usage: 'webhooks resume URL|ID',
  options: {},
  takesWords: true,
  async run({ client, args }) {
    const { id } = await findWebhook(client, wordOf(args, webhooksResume.usage));
    const webhook = await client.webhooks.resume({ id });
    return { exit: EXIT.done, json: webhookJson(webhook), text: `${webhook.url} is told again, from where it was.` };
  },
};

const webhooksTest: Command = {
  usage: 'webhooks test URL|ID',
  options: {},
  takesWords: true,
  async run({ client, args }) {
    const { id, url } = await findWebhook(client, wordOf(args, webhooksTest.usage));
    const tested = await client.webhooks.test({ id });
    return {
      exit: tested.delivered ? EXIT.done : EXIT.refused,
      json: { id, ...tested },
      text: tested.delivered ? `${url} has got it.` : `${url} has not got it. ${tested.problem ?? ''}`,
    };
  },
};

async function eventOf(context: CommandContext): Promise<{ eventId?: string }> {
  return context.args.text('event') === undefined ? {} : { eventId: (await requireEvent(context)).id };
}

/** Words of a closed list. @throws UsageError that names the list */
function wordsOf<T extends string>(option: string, said: readonly string[], known: readonly T[]): T[] {
  const words = said.map((word) => word.trim()).filter((word) => word !== '');
  if (words.length === 0 || words.some((word) => !(known as readonly string[]).includes(word))) {
    throw new UsageError(`--${option} is one of ${known.join(', ')}.`);
  }
  return words as T[];
}

function wordOf(args: Arguments, usage: string): string {
  const [word, ...more] = args.positionals;
  if (word === undefined || more.length > 0) throw new UsageError(`Name one: lanyard ${usage}`);
  return word;
}

async function findWebhook(client: CommandContext['client'], word: string): Promise<Webhook> {
  const { webhooks } = await client.webhooks.list({});
  const [found, ...more] = webhooks.filter(({ id, url }) => id === word || url === word);
  if (found === undefined) throw new AppError('notFound', `There is no webhook "${word}".`);
  if (more.length > 0) throw new UsageError('Several go there. Name one by its id: lanyard webhooks list');
  return found;
}

function keyJson({ id, name, begins, scopes, eventId, state, ...times }: ApiKey) {
  const [expiresAt, revokedAt, lastUsedAt] = [iso(times.expiresAt), iso(times.revokedAt), iso(times.lastUsedAt)];
  return { id, name, begins, scopes, eventId, state, expiresAt, revokedAt, lastUsedAt };
}

function keyLine({ id, name, begins, scopes, eventId, state, expiresAt }: ApiKey, codes: EventCodes): string {
  const until = expiresAt === null ? '' : `  until ${iso(expiresAt)}`;
  return `${id}  ${begins}  ${state.padEnd(8)} ${name}  ${scopes.join(', ')}${forEvent(eventId, codes)}${until}`;
}

type EventCodes = ReadonlyMap<string, string>;

async function eventCodes({ client }: CommandContext): Promise<EventCodes> {
  const { events } = await client.events.list({});
  return new Map(events.map(({ id, code }) => [id, code]));
}

function forEvent(eventId: string | null, codes: EventCodes): string {
  return eventId === null ? '' : `  for ${codes.get(eventId) ?? eventId}`;
}

function webhookJson({ id, url, topics, eventId, state, problem, nextAt, deliveredAt }: Webhook) {
  return { id, url, topics, eventId, state, problem, nextAt: iso(nextAt), deliveredAt: iso(deliveredAt) };
}

function webhookLine({ id, url, topics, eventId, state, problem }: Webhook, codes: EventCodes): string {
  const why = problem === null ? '' : `  ${problem}`;
  return `${id}  ${state.padEnd(8)} ${url}  ${topics.join(', ')}${forEvent(eventId, codes)}${why}`;
}

/** Ticket shops, dashboards, and whoever else works with the hub. */
export const otherSystemCommands: Readonly<Record<string, Command>> = {
  'keys create': keysCreate,
  'keys list': keysList,
  'keys revoke': keysRevoke,
  'webhooks create': webhooksCreate,
  'webhooks list': webhooksList,
  'webhooks remove': webhooksRemove,
  'webhooks resume': webhooksResume,
  'webhooks test': webhooksTest,
};

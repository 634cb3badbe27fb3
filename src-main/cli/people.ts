import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { UsageError } from './arguments.ts';
import type { CommandContext } from './command.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** As many as a search gives at once: behind these there may be others. */
const MOST_FOUND = 100;
/** People who are named where several are meant. */
const MOST_NAMED = 10;

/**
 * Somebody at an event, by the id of their registration, their e-mail address, a code of theirs, or a name that is theirs
 * alone.
 * @throws AppError `notFound`; UsageError where several are meant
 */
export async function findPerson(
  { client }: Pick<CommandContext, 'client'>,
  event: EventRecord,
  who: string,
): Promise<RegistrationSummary> {
  if (UUID.test(who)) {
    const { summary } = await client.registrations.get({ id: who.toLowerCase() });
    if (summary.eventId === event.id) return summary;
    throw new AppError('notFound', `Nobody at ${event.code} has the id ${who}.`);
  }
  const text = who.trim();
  if (text.includes('@')) return findByEmail({ client }, event, text);
  const { results } = await client.checkIn.search({ eventId: event.id, text, limit: MOST_FOUND });
  const found = results.length < MOST_FOUND ? results : await listAll({ client }, event, text);
  const named = found.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  return theOne(named.length > 0 ? named : found, text, `Nobody at ${event.code} is found by ${text}.`);
}

/** Everybody at an event whom a text means, page by page. */
async function listAll(
  { client }: Pick<CommandContext, 'client'>,
  event: EventRecord,
  text: string,
): Promise<RegistrationSummary[]> {
  const all: RegistrationSummary[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await client.registrations.list({ eventId: event.id, text, cursor, limit: 500 });
    all.push(...page.items);
    if (page.cursor === null) return all;
    cursor = page.cursor;
  }
}

/** Somebody at an event by their e-mail address. @throws AppError `notFound`; UsageError where several have it */
export async function findByEmail(
  { client }: Pick<CommandContext, 'client'>,
  event: EventRecord,
  email: string,
): Promise<RegistrationSummary> {
  const all = await listAll({ client }, event, email);
  const found = all.filter((item) => item.email?.toLowerCase() === email.trim().toLowerCase());
  return theOne(found, email, `Nobody at ${event.code} has the address ${email}.`);
}

function theOne(found: readonly RegistrationSummary[], text: string, nobody: string): RegistrationSummary {
  const [one, ...others] = found;
  if (one === undefined) throw new AppError('notFound', nobody);
  if (others.length === 0) return one;
  const shown = found.slice(0, MOST_NAMED).map(({ id, name, email }) => `${id}  ${name}  ${email ?? ''}`.trimEnd());
  if (found.length > shown.length) shown.push(`… and ${found.length - shown.length} more`);
  throw new UsageError(
    `${found.length} people fit “${text}”. Name one by their id or e-mail address:\n${shown.join('\n')}`,
  );
}

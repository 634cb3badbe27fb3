import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { UsageError } from './arguments.ts';
import type { CommandContext } from './command.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
  const { results } = await client.checkIn.search({ eventId: event.id, text, limit: 20 });
  const named = results.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  return theOne(named.length > 0 ? named : results, `Nobody at ${event.code} is found by ${text}.`);
}

/** Somebody at an event by their e-mail address. @throws AppError `notFound`; UsageError where several have it */
export async function findByEmail(
  { client }: Pick<CommandContext, 'client'>,
  event: EventRecord,
  email: string,
): Promise<RegistrationSummary> {
  const { items } = await client.registrations.list({ eventId: event.id, text: email, limit: 100 });
  const found = items.filter((item) => item.email?.toLowerCase() === email.trim().toLowerCase());
  return theOne(found, `Nobody at ${event.code} has the address ${email}.`);
}

function theOne(found: readonly RegistrationSummary[], nobody: string): RegistrationSummary {
  const [one, ...others] = found;
  if (one === undefined) throw new AppError('notFound', nobody);
  if (others.length === 0) return one;
  const several = found.map(({ id, name, email }) => `${id}  ${name}  ${email ?? ''}`.trimEnd());
  throw new UsageError(`Several people are meant. Name one by their id:\n${several.join('\n')}`);
}

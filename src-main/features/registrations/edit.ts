import type { Context } from '#main/core/context.ts';
import type { OperationKind } from '#main/storage/operations/kind.ts';
import { registrationSet } from '#main/storage/operations/kinds/index.ts';
import type { Draft } from '#main/storage/operations/log.ts';

type Payload = typeof registrationSet extends OperationKind<infer P> ? P : never;

/** An edit of somebody's place at an event, as it is handed to the log. */
export function editOf(
  { organizationId }: Pick<Context, 'organizationId'>,
  { eventId, personId }: { eventId: string; personId: string },
  fields: Payload['fields'],
  person: Payload['person'] = {},
): Draft<Payload> {
  return { kind: registrationSet, payload: { organizationId, eventId, personId, person, fields, ticketCodes: [] } };
}

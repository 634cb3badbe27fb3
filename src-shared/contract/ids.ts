import { z } from 'zod';

/** What an id in a call names. The core looks up whose it is before the call is handled: see `main/core/scopes.ts`. */
export const NAMED_THINGS = [
  'event',
  'registration',
  'medium',
  'import',
  'account',
  'venue',
  'location',
  'round',
  'meetingPoint',
  'passcode',
  'document',
  'message',
  'bulkAction',
  'choice',
  'match',
  'meeting',
  'plan',
  'conflict',
  'apiKey',
  'webhook',
] as const;
export type NamedThing = (typeof NAMED_THINGS)[number];

const named = z.registry<{ thing: NamedThing }>();

/** The id of something that belongs to an organization. */
const idOf = (thing: NamedThing) => z.uuid().register(named, { thing });

export const EventId = idOf('event');
export const RegistrationId = idOf('registration');
/** A badge or a ticket. */
export const MediumId = idOf('medium');
export const ImportId = idOf('import');
export const AccountId = idOf('account');
export const PasscodeId = idOf('passcode');
export const VenueId = idOf('venue');
export const LocationId = idOf('location');
export const RoundId = idOf('round');
export const MeetingPointId = idOf('meetingPoint');
export const DocumentId = idOf('document');
export const MessageId = idOf('message');
export const BulkActionId = idOf('bulkAction');
export const ChoiceId = idOf('choice');
export const MatchId = idOf('match');
export const MeetingId = idOf('meeting');
export const PlanId = idOf('plan');
export const ConflictId = idOf('conflict');
export const ApiKeyId = idOf('apiKey');
export const WebhookId = idOf('webhook');

/** An id in an input, and what it names. */
export interface NamedId {
  thing: NamedThing;
  id: string;
}

/**
 * Finds the ids that a parsed input holds, by what its schema says of them.
 * @throws Error for a kind of schema that no input has had so far
 */
export function namedIds(schema: z.ZodType, value: unknown): NamedId[] {
  if (value === undefined || value === null) return [];
  const definition = schema._zod.def as unknown as Definition;
  switch (definition.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return namedIds(part(definition.innerType), value);
    case 'pipe':
      if (named.has(part(definition.in))) throw new Error('An id that is turned into something else names nothing');
      return namedIds(part(definition.out), value);
    case 'object':
      return Object.entries(definition.shape ?? {}).flatMap(([name, field]) =>
        namedIds(field, (value as Record<string, unknown>)[name]),
      );
    case 'tuple':
      return (definition.items ?? []).flatMap((item, index) => namedIds(item, (value as unknown[])[index]));
    case 'array':
      return (value as unknown[]).flatMap((item) => namedIds(part(definition.element), item));
    case 'record':
      return Object.values(value).flatMap((item) => namedIds(part(definition.valueType), item));
    case 'union':
      // The options of a union are told apart by a literal, so that one of them alone takes the value.
      return namedIds(part(definition.options?.find((option) => option.safeParse(value).success)), value);
    case 'string': {
      const thing = named.get(schema)?.thing;
      return thing === undefined ? [] : [{ thing, id: value as string }];
    }
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'null':
    case 'number':
    case 'transform':
      return [];
    default:
      // Whatever it holds would pass without anybody having looked whose it is.
      throw new Error(`Teach the search for ids to look into a zod ${definition.type}`);
  }
}

/** How a zod 4 schema describes itself to libraries. */
interface Definition {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  items?: readonly z.ZodType[];
  valueType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: readonly z.ZodType[];
}

function part(schema: z.ZodType | undefined): z.ZodType {
  if (schema === undefined) throw new Error('A schema without the part that its kind has');
  return schema;
}

import { expect, test } from 'vitest';
import { z } from 'zod';
import { EventId, namedIds, RegistrationId } from './ids.ts';

const ID = '01900000-0000-7000-8000-000000000001';

test('ids are found wherever an input holds them', () => {
  const schema = z.strictObject({
    eventId: EventId.optional(),
    who: z.union([z.strictObject({ ids: z.array(RegistrationId) }), z.strictObject({ all: z.literal(true) })]),
    by: z.record(z.string(), EventId.nullable()).default({}),
    text: z.string(),
    at: z.number(),
    really: z.boolean(),
    pair: z.tuple([z.string(), EventId]),
    kind: z.enum(['a', 'b']),
    code: z.string().transform((text) => text.toUpperCase()),
  });
  const value = {
    eventId: ID,
    who: { ids: [ID] },
    by: { A: ID, B: null },
    pair: [ID, ID],
    text: ID,
    at: 1,
    really: true,
  };
  expect(namedIds(schema, { ...value, kind: 'a', code: 'X' })).toEqual([
    { thing: 'event', id: ID },
    { thing: 'registration', id: ID },
    { thing: 'event', id: ID },
    { thing: 'event', id: ID },
  ]);
});

test.each([
  ['an intersection', z.intersection(z.object({ eventId: EventId }), z.object({})), { eventId: ID }],
  ['a set', z.set(EventId), new Set([ID])],
  ['a map', z.map(z.string(), EventId), new Map([['a', ID]])],
  ['what is made when it is asked for', z.lazy(() => EventId), ID],
  ['anything', z.unknown(), ID],
  ['an id that is turned into something else', EventId.transform((id) => ({ id })), { id: ID }],
] as const)('%s is refused: what it names would not be guarded', (_, schema, value) => {
  expect(() => namedIds(schema, value)).toThrow();
});

import type { z } from 'zod';
import type { ApiScope } from '#shared/domain/other-systems.ts';
import * as schemas from './schemas.ts';

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** One address of the interface, as it is served and as it is written down. */
export interface Endpoint {
  readonly name: EndpointName;
  readonly method: Method;
  /** With its parameters in braces. */
  readonly path: string;
  readonly summary: string;
  /** What a key must be for; `any` for any key, null where none is asked for. */
  readonly scope: ApiScope | 'any' | null;
  readonly parameters: Readonly<Record<string, z.ZodType>>;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  /** What it answers where nothing is wrong, by the status. */
  readonly answers: Readonly<Record<number, { schema: z.ZodType | null; when: string }>>;
  /** What else it may answer, beside what all do. */
  readonly refusals: readonly number[];
}

export type EndpointName =
  | 'openapi'
  | 'events'
  | 'registrations'
  | 'registration'
  | 'putRegistration'
  | 'cancelRegistration'
  | 'putRegistrations'
  | 'checkIns'
  | 'figures';

const EVENT = { code: schemas.EventCode };
const ONE = { ...EVENT, reference: schemas.Reference };
const ROOT = '/api/v1';
const OF_EVENT = `${ROOT}/events/{code}`;

export const ENDPOINTS: readonly Endpoint[] = [
  {
    name: 'openapi',
    method: 'GET',
    path: `${ROOT}/openapi.json`,
    summary: 'This description.',
    scope: null,
    parameters: {},
    query: schemas.NoQuery,
    body: null,
    answers: { 200: { schema: null, when: 'An OpenAPI document.' } },
    refusals: [],
  },
  {
    name: 'events',
    method: 'GET',
    path: `${ROOT}/events`,
    summary: 'The events that the key is for.',
    scope: 'any',
    parameters: {},
    query: schemas.NoQuery,
    body: null,
    answers: { 200: { schema: schemas.EventList, when: 'Events, the latest first.' } },
    refusals: [],
  },
  {
    name: 'registrations',
    method: 'GET',
    path: `${OF_EVENT}/registrations`,
    summary: 'All registrations of an event, page by page.',
    scope: 'registrations:read',
    parameters: EVENT,
    query: schemas.RegistrationQuery,
    body: null,
    answers: { 200: { schema: schemas.RegistrationList, when: 'A page, by the ids of registrations.' } },
    refusals: [404],
  },
  {
    name: 'putRegistrations',
    method: 'POST',
    path: `${OF_EVENT}/registrations:batch`,
    summary: 'Says what is so of up to 500 registrations. Each has an outcome of its own.',
    scope: 'registrations:write',
    parameters: EVENT,
    query: schemas.NoQuery,
    body: schemas.BatchPush,
    answers: { 200: { schema: schemas.BatchAnswer, when: 'What became of each.' } },
    refusals: [400, 404, 408, 413, 415],
  },
  {
    name: 'registration',
    method: 'GET',
    path: `${OF_EVENT}/registrations/{reference}`,
    summary: 'One registration, by the name that your system has for it.',
    scope: 'registrations:read',
    parameters: ONE,
    query: schemas.NoQuery,
    body: null,
    answers: { 200: { schema: schemas.Registration, when: 'As it is now, with what was corrected at a desk.' } },
    refusals: [404],
  },
  {
    name: 'putRegistration',
    method: 'PUT',
    path: `${OF_EVENT}/registrations/{reference}`,
    summary: 'Registers somebody, or says what is new. Said again it changes nothing.',
    scope: 'registrations:write',
    parameters: ONE,
    query: schemas.NoQuery,
    body: schemas.RegistrationPush,
    answers: {
      200: { schema: schemas.PushAnswer, when: 'They were registered before.' },
      201: { schema: schemas.PushAnswer, when: 'They are registered now.' },
    },
    refusals: [400, 404, 408, 409, 413, 415],
  },
  {
    name: 'cancelRegistration',
    method: 'DELETE',
    path: `${OF_EVENT}/registrations/{reference}`,
    summary: 'Cancels a registration. Whoever waits longest gets the place. Done again it changes nothing.',
    scope: 'registrations:write',
    parameters: ONE,
    query: schemas.NoQuery,
    body: null,
    answers: { 200: { schema: schemas.PushAnswer, when: 'It is cancelled.' } },
    refusals: [404],
  },
  {
    name: 'checkIns',
    method: 'GET',
    path: `${OF_EVENT}/checkins`,
    summary:
      'What happened at the doors, in the order in which this hub learned of it: nothing is missed and nothing comes twice.',
    scope: 'checkins:read',
    parameters: EVENT,
    query: schemas.CheckInQuery,
    body: null,
    answers: { 200: { schema: schemas.CheckInList, when: 'A page.' } },
    refusals: [404, 409],
  },
  {
    name: 'figures',
    method: 'GET',
    path: `${OF_EVENT}/figures`,
    summary: 'How many are there, expected, and coming in.',
    scope: 'figures:read',
    parameters: EVENT,
    query: schemas.NoQuery,
    body: null,
    answers: { 200: { schema: schemas.Figures, when: 'As it is now.' } },
    refusals: [404],
  },
];

/** What any address may answer. Whether a key is asked for or not. */
export const COMMON_REFUSALS = [422, 429, 500] as const;
export const KEY_REFUSALS = [401, 403] as const;

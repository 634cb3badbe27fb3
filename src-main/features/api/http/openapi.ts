import { z } from 'zod';
import type { Json } from '#shared/domain/errors.ts';
import { API_SCOPES } from '#shared/domain/other-systems.ts';
import { COMMON_REFUSALS, ENDPOINTS, type Endpoint, KEY_REFUSALS } from './endpoints.ts';
import { ApiError } from './schemas.ts';

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The body is not JSON.',
  401: 'No key, or none that is good.',
  403: 'The key is not for this, or not for this event.',
  404: 'There is no such event or registration.',
  408: 'The body did not come in time.',
  409: 'What is on this hub stands in the way: the message says what.',
  413: 'The body is too long.',
  415: 'The body is no application/json, or it is compressed.',
  422: 'Something in the address or the body cannot be: the message names the field.',
  429: 'Too many requests. "Retry-After" says when to come back, in seconds.',
  500: 'A fault of the hub.',
};

type Schema = Record<string, unknown>;

/** The interface as an OpenAPI document, made of what requests are read with. */
export function openApi(): Json {
  const components: Record<string, Schema> = {};
  const paths: Record<string, Record<string, Schema>> = {};
  for (const endpoint of ENDPOINTS) {
    const path = paths[endpoint.path] ?? {};
    paths[endpoint.path] = path;
    path[endpoint.method.toLowerCase()] = operationOf(endpoint, components);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lanyard',
      version: '1',
      description:
        'For ticket shops, dashboards and whoever else works with an event. Served by the hub, on the port that desks use; ' +
        'its certificate is of its own making, so pin its key. Times are ISO 8601. Unknown fields are refused by name.',
    },
    servers: [{ url: 'https://localhost:4747', description: 'The hub.' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: `A key with scopes: ${API_SCOPES.join(', ')}.` },
      },
    },
  } as unknown as Json;
}

function operationOf(endpoint: Endpoint, components: Record<string, Schema>): Schema {
  const { name, summary, scope, parameters, query, body, answers, refusals } = endpoint;
  const parameterOf = (where: 'path' | 'query') => (field: readonly [string, z.ZodType]) => {
    const { description, ...schema } = inlined(field[1]);
    return { name: field[0], in: where, required: where === 'path', description, schema };
  };
  const failed = [...refusals, ...COMMON_REFUSALS, ...(scope === null ? [] : KEY_REFUSALS)].sort((a, b) => a - b);
  return {
    operationId: name,
    summary,
    ...(scope === null ? {} : { security: [{ key: scope === 'any' ? [] : [scope] }] }),
    parameters: [
      ...Object.entries(parameters).map(parameterOf('path')),
      ...Object.entries(query.shape as Record<string, z.ZodType>).map(parameterOf('query')),
    ],
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: named(body, 'input', components) } },
          },
        }),
    responses: Object.fromEntries([
      ...Object.entries(answers).map(([status, { schema, when }]) => [
        status,
        {
          description: when,
          content: { 'application/json': { schema: schema === null ? {} : named(schema, 'output', components) } },
        },
      ]),
      ...failed.map((status) => [
        String(status),
        {
          description: REFUSALS[status],
          ...(status === 429
            ? { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer', minimum: 1 } } } }
            : {}),
          content: { 'application/json': { schema: named(ApiError, 'output', components) } },
        },
      ]),
    ]),
  };
}

/** A schema by its name among the components, with all that it speaks of. */
function named(schema: z.ZodType, io: 'input' | 'output', components: Record<string, Schema>): Schema {
  const {
    $defs = {},
    $schema: _,
    ...root
  } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as Schema & {
    $defs?: Record<string, Schema>;
  };
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error('A schema without a name');
  for (const [name, part] of Object.entries($defs)) components[name] = moved(part) as Schema;
  // One that is spoken of is among the definitions itself.
  if (!('$ref' in root)) components[id] = moved(root) as Schema;
  return { $ref: `#/components/schemas/${id}` };
}

function inlined(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Schema;
  return rest;
}

/** References to definitions beside a schema, as references to components; and without the name that zod adds. */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, entry]) => !((name === 'id' || name === '$id') && typeof entry === 'string'))
      .map(([name, entry]) => [
        name,
        name === '$ref' && typeof entry === 'string'
          ? entry.replace('#/$defs/', '#/components/schemas/')
          : moved(entry),
      ]),
  );
}

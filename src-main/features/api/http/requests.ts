import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { HttpRefusal, readJson } from '#main/sync/hub/http.ts';
import { ENDPOINTS, type Endpoint, type Method } from './endpoints.ts';

/** A body that does not come is not waited for, in ms. */
const BODY_MS = 10_000;
const MOST_BYTES = 64 * 1024;
const MOST_BATCH_BYTES = 2 * 1024 * 1024;

/** What an address means. */
export interface Matched {
  endpoint: Endpoint;
  parameters: Readonly<Record<string, string>>;
}

interface Pattern {
  endpoint: Endpoint;
  /** Parts of the path; those in braces stand for anything. */
  parts: readonly string[];
}

// Fixed names before parameters: a batch is no registration.
const PATTERNS: readonly Pattern[] = ENDPOINTS.map((endpoint) => ({ endpoint, parts: endpoint.path.split('/') }));

/**
 * Finds what a request is for.
 * @throws HttpRefusal 404 for what is no address of the interface, 405 where it takes other methods, 422 for what cannot be read
 */
export function match(method: string, path: string, response: ServerResponse): Matched {
  const parts = path.split('/');
  const fitting = PATTERNS.filter((pattern) => fits(pattern.parts, parts));
  // An address that is written out in full is meant before one with a parameter in its place.
  const exact = fitting.filter(({ parts: wanted }) => wanted.at(-1) === parts.at(-1));
  const candidates = exact.length > 0 ? exact : fitting;
  if (candidates.length === 0) throw new HttpRefusal(404, 'notFound', 'There is nothing at this address.');
  const found = candidates.find(({ endpoint }) => endpoint.method === method);
  if (found === undefined) {
    response.setHeader('allow', candidates.map(({ endpoint }) => endpoint.method).join(', '));
    throw new HttpRefusal(405, 'wrongMethod', 'This address does not take this method.');
  }
  const given: Record<string, string> = {};
  for (const [index, part] of found.parts.entries()) {
    if (part.startsWith('{')) given[part.slice(1, -1)] = decode(part.slice(1, -1), parts[index] ?? '');
  }
  const parameters: Record<string, string> = {};
  for (const [name, schema] of Object.entries(found.endpoint.parameters)) {
    parameters[name] = parse(schema, given[name], name) as string;
  }
  return { endpoint: found.endpoint, parameters };
}

function fits(wanted: readonly string[], parts: readonly string[]): boolean {
  return (
    wanted.length === parts.length &&
    wanted.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))
  );
}

function decode(name: string, part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new HttpRefusal(422, 'invalidField', `${name}: is not written as it should be in an address.`);
  }
}

/** What stands behind the question mark. @throws HttpRefusal 422 */
export function queryOf(schema: z.ZodObject, url: URL): Record<string, string | undefined> {
  const given: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(given, name))
      throw new HttpRefusal(422, 'invalidField', `${name.slice(0, 100)}: is given twice.`);
    given[name] = value;
  }
  return parse(schema, { ...given }, '') as Record<string, string | undefined>;
}

/** Reads the body of a request that has one. @throws HttpRefusal */
export async function bodyOf(request: IncomingMessage, method: Method): Promise<unknown> {
  const { 'content-type': type, 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers;
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type ?? '')) {
    throw new HttpRefusal(415, 'wrongType', 'Send application/json in UTF-8.');
  }
  if (encoding !== 'identity') throw new HttpRefusal(415, 'wrongType', 'Send the body as it is, not compressed.');
  const most = method === 'POST' ? MOST_BATCH_BYTES : MOST_BYTES;
  if (Number(length ?? 0) > most) throw new HttpRefusal(413, 'tooLarge', `This takes at most ${most} bytes.`);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HttpRefusal(408, 'tooSlow', 'The body did not come in time.')), BODY_MS);
  });
  try {
    return await Promise.race([readJson(request, most), late]);
  } catch (error) {
    if (error instanceof HttpRefusal) throw error;
    // Whoever sends has gone: there is nobody to answer.
    throw new HttpRefusal(400, 'invalidInput', 'The body did not come to its end.');
  } finally {
    clearTimeout(timer);
  }
}

/** @throws HttpRefusal 422 that names the field */
export function parse<S extends z.ZodType>(schema: S, value: unknown, within: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { code, message } = faultOf(parsed.error, within);
  throw new HttpRefusal(422, code, message);
}

/** What is wrong with something, by the name of its field. */
export function faultOf(error: z.ZodError, within: string): { code: string; message: string } {
  const [issue] = error.issues;
  const path = [within, ...(issue?.path ?? []).map(String)].filter((part) => part !== '').join('.');
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const name = [path, key.slice(0, 100)].filter((part) => part !== '').join('.');
    return { code: 'unknownField', message: `${name}: there is no such field.` };
  }
  return { code: 'invalidField', message: `${path === '' ? 'The body' : path}: ${issue?.message ?? 'cannot be'}.` };
}

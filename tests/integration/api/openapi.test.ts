import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { COMMON_REFUSALS, ENDPOINTS, KEY_REFUSALS } from '#main/features/api/http/endpoints.ts';
import { openApi } from '#main/features/api/http/openapi.ts';
import { ApiError } from '#main/features/api/http/schemas.ts';
import { ROOT } from '../../support/core/core.ts';
import { type Answer, type OtherSystem, openInterface } from '../../support/core/other-system.ts';

const FILE = join(ROOT, 'docs', 'api', 'openapi.json');

test('docs/api/openapi.json is what the server reads with (after a change: LANYARD_UPDATE=1)', async () => {
  if (process.env.LANYARD_UPDATE === '1') writeFileSync(FILE, `${JSON.stringify(openApi(), null, 2)}\n`);
  const written = JSON.parse(readFileSync(FILE, 'utf8')) as unknown;
  expect(written).toEqual(openApi());
  const { shop, withKey } = await openInterface();
  expect((await withKey('').get('/openapi.json')).body).toEqual(written);
  expect((await shop.get('/openapi.json')).status).toBe(200);
});

test('every address answers everything that the file says, as the file says it, and nothing else', async () => {
  const { hub, door, shop, system, withKey } = await openInterface();
  await door.guest({ name: 'Listed' });
  await door.guest({ name: 'Holder', codes: ['TAKEN'] });
  const seen = new Map<string, Set<number>>();
  const note = (name: string, answer: Answer) => {
    const endpoint = ENDPOINTS.find((each) => each.name === name);
    if (endpoint === undefined) throw new Error(name);
    const own = endpoint.answers[answer.status];
    const refusals: number[] = [
      ...endpoint.refusals,
      ...COMMON_REFUSALS,
      ...(endpoint.scope === null ? [] : KEY_REFUSALS),
    ];
    if (own === undefined) expect(refusals, `${name} answered ${answer.status}`).toContain(answer.status);
    const schema: z.ZodType | null = own === undefined ? ApiError : own.schema;
    if (schema !== null) expect(schema.safeParse(answer.body).error, `${name} ${answer.status}`).toBeUndefined();
    expect(answer.headers['content-type']).toBe('application/json');
    seen.set(name, (seen.get(name) ?? new Set()).add(answer.status));
  };
  const ada = { name: 'Ada', email: 'ada@example.org', ticketCodes: ['T-ADA'] };
  await shop.put('A', ada);
  await door.scan('T-ADA');
  await shop.put('GONE', { name: 'Gone' });
  const gone = (await shop.get('/events/BEF26/registrations/GONE')).body.id as string;
  await hub.ended(await hub.owner.privacy.erase({ registrationId: gone }));

  const one = (reference: string, code = 'BEF26') => `/api/v1/events/${code}/registrations/${reference}`;
  const good: Record<string, [string, unknown?][]> = {
    openapi: [['/api/v1/openapi.json']],
    events: [['/api/v1/events']],
    registrations: [['/api/v1/events/BEF26/registrations'], ['/api/v1/events/NONE1/registrations']],
    registration: [[one('A')], [one('NOBODY')]],
    putRegistration: [
      [one('A'), ada],
      [one('NEW'), { name: 'New' }],
      [one('A'), { ticketCodes: ['TAKEN'] }],
      [one('GONE'), { name: 'Gone' }],
      [one('A', 'NONE1'), ada],
    ],
    cancelRegistration: [[one('A')], [one('NOBODY')]],
    putRegistrations: [
      ['/api/v1/events/BEF26/registrations:batch', { registrations: [{ reference: 'A', ...ada }, { reference: 'N' }] }],
      ['/api/v1/events/NONE1/registrations:batch', { registrations: [{ reference: 'A' }] }],
    ],
    checkIns: [
      ['/api/v1/events/BEF26/checkins'],
      ['/api/v1/events/NONE1/checkins'],
      [`/api/v1/events/BEF26/checkins?after=1-${'0'.repeat(32)}`],
    ],
    figures: [['/api/v1/events/BEF26/figures'], ['/api/v1/events/NONE1/figures']],
  };
  const other = await system(['figures:read'], { eventId: door.event.id });
  const write = await system(['registrations:write'], { eventId: door.event.id });
  const stranger = withKey('');
  for (const { name, method, scope, body } of ENDPOINTS) {
    const calls = good[name] ?? [];
    const [path = ''] = calls[0] ?? [];
    const ask = async (who: OtherSystem, to: string, sent?: unknown, headers = {}) =>
      note(name, await who.ask(method, to, { ...(sent === undefined ? {} : { body: sent }), headers }));
    for (const [to, sent] of calls) await ask(shop, to, sent);
    await ask(shop, `${path}${path.includes('?') ? '&' : '?'}nothing=1`, calls[0]?.[1]);
    if (scope !== null) {
      await ask(stranger, path, calls[0]?.[1]);
      if (scope === 'any') await ask(other, path);
      else await ask(scope === 'figures:read' ? write : other, path, calls[0]?.[1]);
    }
    if (body !== null) {
      await ask(shop, path, 'no JSON');
      await ask(shop, path, { unheardOf: 1 });
      await ask(shop, path, '{}', { 'content-type': 'text/plain' });
      await ask(shop, path, '{}', { 'content-encoding': 'gzip' });
      await ask(shop, path, `{"name":"${'x'.repeat(3 * 1024 * 1024)}"}`);
    }
  }
  // What takes a fault, a key of another event alone, ten seconds or hundreds of requests is shown elsewhere.
  const rare = new Set([408, 429, 500]);
  for (const { name, answers, refusals, scope } of ENDPOINTS) {
    const wanted = [
      ...Object.keys(answers).map(Number),
      ...[...refusals, 422, ...(scope === null ? [] : KEY_REFUSALS)].filter((status) => !rare.has(status)),
    ];
    const missing = wanted.filter((status) => seen.get(name)?.has(status) !== true);
    // A key for any event reads the list of events, and nobody is refused for another one's.
    const never = { events: [403] }[name as string] ?? [];
    expect(
      missing.filter((status) => !never.includes(status)),
      name,
    ).toEqual([]);
  }
});

test('what is no address is not found, and a method that an address does not take is named', async () => {
  const { shop } = await openInterface();
  expect(await shop.get('/nothing')).toMatchObject({ status: 404, body: { error: { code: 'notFound' } } });
  expect(await shop.ask('GET', '/api/v2/events')).toMatchObject({ status: 404 });
  const wrong = await shop.ask('DELETE', '/api/v1/events');
  expect(await shop.ask('HEAD', '/api/v1/events')).toMatchObject({ status: 200, body: null });
  expect(wrong).toMatchObject({ status: 405, body: { error: { code: 'wrongMethod' } } });
  expect(wrong.headers.allow).toBe('GET');
  const one = await shop.ask('PATCH', '/api/v1/events/BEF26/registrations/A', { body: {} });
  expect(one.headers.allow?.toString().split(', ').sort()).toEqual(['DELETE', 'GET', 'PUT']);
});

test('who asks too often is told when to come back', async () => {
  const { withKey } = await openInterface();
  const stranger = withKey('');
  const answers = await Promise.all(Array.from({ length: 40 }, () => stranger.get('/events')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(30);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, body } of refused) {
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(ApiError.safeParse(body).success).toBe(true);
  }
});

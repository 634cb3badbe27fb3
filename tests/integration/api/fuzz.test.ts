import { createServer, request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiRoute } from '#main/features/api/http/route.ts';
import { ApiError } from '#main/features/api/http/schemas.ts';
import { ApiKeyService } from '#main/features/api/keys.ts';
import { PushService } from '#main/features/api/pushes.ts';
import { ReadingService } from '#main/features/api/readings.ts';
import { NotificationService } from '#main/features/notifications/service.ts';
import { WaitlistService } from '#main/features/registrations/waitlist.ts';
import { openInterface } from '../../support/core/other-system.ts';

/** Names of fields and what may stand in them, so that what is drawn comes close to what is taken. */
const FIELDS = [
  'reference',
  'name',
  'email',
  'ticketCodes',
  'status',
  'registeredAt',
  'registrations',
  '__proto__',
  'constructor',
  'x',
];
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(
      null,
      true,
      -1,
      1e308,
      '',
      '\u0000',
      '\ud800',
      'enrolled',
      '9999-12-31T23:59:59Z',
      'a@b.cd',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('any'), { maxKeys: 4 }),
  ),
})).any;
const body = fc.oneof(
  value.map((each) => JSON.stringify(each)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);
const headers = fc.dictionary(
  fc.constantFrom('content-type', 'content-encoding', 'accept', 'x-forwarded-for', 'user-agent', 'expect-ct', 'cookie'),
  fc.oneof(
    fc.constantFrom('application/json', 'application/json; charset=utf-8', 'gzip', 'text/html', '*/*'),
    fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x20-\x7e]/g, '?')),
  ),
  { maxKeys: 4 },
);
const path = fc
  .tuple(
    fc.constantFrom(
      'events',
      'events/BEF26',
      'events/BEF26/registrations',
      'events/BEF26/registrations:batch',
      'events/BEF26/checkins',
      'events/BEF26/figures',
      '..',
      '',
    ),
    fc.oneof(
      fc.constantFrom(
        '',
        '/A',
        '/%00',
        '/%ff',
        '/%2e%2e',
        '/a%2Fb',
        '/%F0%9F%8E%9F',
        '?limit=0',
        '?limit=1e3',
        '?after=x',
        '?after=',
        '?limit=5&limit=5',
        '//',
      ),
      fc.webPath().map((text) => text.slice(0, 100)),
      fc.string({ maxLength: 20 }).map((text) => `/${encodeURIComponent(text.toWellFormed())}`),
    ),
  )
  .map(([start, end]) => `/api/v1/${start}${end}`);
const method = fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS');

test('whatever comes is answered in the one form, is never a fault, and what is refused changes nothing', async () => {
  const { hub, door, shop } = await openInterface();
  const { store } = hub.core.context;
  await shop.put('A', { name: 'Ada' });
  const count = async () =>
    (await store.read.get<{ count: number }>('SELECT count(*) AS count FROM operations'))?.count;
  // The route alone, without its limits of requests: a new one for each.
  const { context } = hub.core;
  const keys = new ApiKeyService(context);
  const readings = new ReadingService(context);
  const pushes = new PushService(context, new WaitlistService(context, new NotificationService(context)));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'https://hub');
    const route = new ApiRoute({ context, keys, pushes, readings });
    route.answer(request, response, url).then(
      (isOwn) => isOwn || response.writeHead(404, {}).end('{"error":{"code":"notFound","message":""}}'),
      (error: unknown) => response.writeHead(599).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const ask = (how: string, where: string, more: Record<string, string>, sent: string | Buffer) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const request = httpRequest(
        {
          host: '127.0.0.1',
          port,
          method: how,
          path: where,
          headers: {
            'content-type': 'application/json',
            ...more,
            authorization: `Bearer ${shop.key}`,
            'content-length': String(Buffer.byteLength(sent)),
            connection: 'close',
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            text += part;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      request.on('error', reject);
      request.end(sent);
    });
  try {
    await fc.assert(
      fc.asyncProperty(method, path, headers, body, async (how, where, more, sent) => {
        const before = await count();
        const { status, text } = await ask(how, where, more, how === 'GET' ? '' : sent);
        expect(status).toBeLessThan(500);
        if (status >= 400) {
          expect(ApiError.safeParse(JSON.parse(text)).error).toBeUndefined();
          expect(await count()).toBe(before);
        }
      }),
      { numRuns: 1500 },
    );
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  expect(await door.stats()).toMatchObject({ eventId: door.event.id });
});

test('keys that are drawn let nobody in', async () => {
  const { shop, withKey } = await openInterface();
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 80 }), async (drawn) => {
      const key = `${shop.key.slice(0, 14)}${drawn.replace(/[^\x21-\x7e]/g, 'x')}`;
      const { status } = await withKey(key).get('/events');
      expect([401, 429]).toContain(status);
    }),
    { numRuns: 50 },
  );
});

import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { TOKEN_SECRET } from '#main/features/sync/membership.ts';
import { seal } from '#main/storage/operations/examine.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { readOperations } from '#main/storage/operations/log.ts';
import { batchText, type Frame, readFrame } from '#main/sync/frames.ts';
import { CLOSING } from '#main/sync/transport/closing.ts';
import { askPinned, connectPinned, openPinnedSocket } from '#main/sync/transport/pinned.ts';
import type { DeskRole } from '#shared/domain/desk-roles.ts';
import { readPairingCode, writePairingCode } from '#shared/domain/pairing-code.ts';
import { createRandom } from '#shared/domain/random.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { LOOPBACK, level, openHub, scanAt, soon } from '../../support/core/hub.ts';
import { stateOf } from '../../support/core/state.ts';
import { CALM, CuttingProxy } from '../../support/cutting-proxy.ts';

/** A desk whose code leads to a proxy, as to a hub behind a bad network. */
async function joinThrough(proxy: CuttingProxy, hub: TestCore): Promise<TestCore> {
  const { code } = await hub.owner.sync.invite({ role: 'organizer' });
  const read = readPairingCode(code);
  if ('fault' in read) throw new Error('The code cannot be read');
  const desk = await openTestCore({ space: 2 });
  await desk.owner.sync.join({ code: writePairingCode({ ...read, port: proxy.port }), name: 'Door 2' });
  await desk.restart();
  await level(desk);
  return desk;
}

test('through a network that delays, truncates and cuts, desks agree as soon as it is whole', async () => {
  const seed = 11;
  const random = createRandom(seed);
  const { hub, door } = await openHub();
  for (let index = 0; index < 300; index += 1) await door.guest({ name: `Guest ${index}`, codes: [`T-${index}`] });
  const port = (await hub.owner.sync.status({})).hosting?.port ?? 0;
  const proxy = await CuttingProxy.open(port, random);
  onTestFinished(() => proxy.close());
  const desk = await joinThrough(proxy, hub);

  proxy.weather = { ...CALM, cut: 0.1, truncate: 0.5, delayMs: 5 };
  for (let index = 0; index < 60; index += 1) {
    await scanAt(random.chance(0.5) ? desk : hub, door.event.id, `T-${random.below(300)}`);
    if (index % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await vi.waitFor(() => expect(proxy.cuts, `seed ${seed}`).toBeGreaterThan(2), soon);
  proxy.weather = CALM;
  await level(desk);
  expect(await stateOf(desk.core.context.store)).toEqual(await stateOf(hub.core.context.store));
}, 90_000);

test('when a desk far away says that all is level, its hub knows that nothing is pending there', async () => {
  const { hub, door } = await openHub();
  const { hosting } = await hub.owner.sync.status({});
  const proxy = await CuttingProxy.open(hosting?.port ?? 0, createRandom(1));
  onTestFinished(() => proxy.close());
  const desk = await joinThrough(proxy, hub);
  for (let round = 0; round < 6; round += 1) {
    await hub.owner.sync.stopHosting({});
    for (let index = 0; index < 5; index += 1) await scanAt(desk, door.event.id, `T-${round}-${index}`);
    await hub.owner.sync.host({ ...LOOPBACK, port: hosting?.port ?? 0 });
    proxy.weather = { ...CALM, delayMs: 40 * (round + 1) };
    await level(desk);
    const { desks } = await hub.owner.sync.desks({});
    expect(desks.map(({ pending }) => pending)).toEqual([0, 0]);
  }
}, 60_000);

test('a hub that falls silent while a desk connects is given up, and found at the next attempt', async () => {
  const { hub } = await openHub();
  const { hosting } = await hub.owner.sync.status({});
  const proxy = await CuttingProxy.open(hosting?.port ?? 0, createRandom(1));
  onTestFinished(() => proxy.close());
  const desk = await joinThrough(proxy, hub);
  await desk.stop();
  // What the hub says before anything is asked of it; the connection falls silent within its answer to that.
  const before = proxy.brought;
  const greeting = await connectPinned({ ...LOOPBACK, port: proxy.port }, hosting?.fingerprint ?? '');
  await new Promise((resolve) => setTimeout(resolve, 200));
  greeting.destroy();
  proxy.mishaps = [{ at: proxy.brought + (proxy.brought - before) + 20, what: 'hush' }];
  await desk.start();
  await level(desk);
  expect(proxy.hushed).toBe(1);
}, 60_000);

/** A hub, and what lets somebody speak to it as a desk. */
async function openPeer(role: DeskRole = 'organizer') {
  const { hub, door, ada, name, join } = await openHub();
  const { hosting } = await hub.owner.sync.status({});
  const address = { host: LOOPBACK.host, port: hosting?.port ?? 0 };
  const fingerprint = hosting?.fingerprint ?? '';
  const desk = await openTestCore({ space: 12 });
  const { code } = await hub.owner.sync.invite({ role });
  await desk.owner.sync.join({ code, name: 'Door 2' });
  const token = (await desk.ports().secrets.get(TOKEN_SECRET)) ?? '';
  const open = async () => {
    const socket = await openPinnedSocket(address, fingerprint, { path: '/v1/sync', token });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return socket;
  };
  const isThere = async () => (await askPinned(address, fingerprint, { path: '/v1/hub' })).resume().statusCode;
  const { desks } = await hub.owner.sync.desks({});
  const deskId = desks.find(({ isHub }) => !isHub)?.deskId;
  return { hub, door, ada, name, join, deskId, address, fingerprint, token, open, isThere };
}

const word = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.json(),
  fc
    .record({
      type: fc.constantFrom(
        'hello',
        'want',
        'operations',
        'kept',
        'ping',
        'presence',
        'digest',
        'refused',
        'hubs',
        'files',
        'leases',
        'lease',
        'leased',
        'tomorrow',
      ),
      protocol: fc.oneof(fc.constant(1), fc.integer()),
      logId: fc.string(),
      deskId: fc.string(),
      version: fc.string(),
      now: fc.double(),
      held: fc.dictionary(fc.string(), fc.anything()),
      after: fc.integer(),
      to: fc.integer(),
      operations: fc.array(fc.anything(), { maxLength: 3 }),
      id: fc.integer(),
      ask: fc.constantFrom('take', 'takeOver', 'release', 'give'),
      resource: fc.oneof(fc.constant('station:door 1'), fc.constant('door'), fc.string({ maxLength: 600 })),
      label: fc.string({ maxLength: 150 }),
      leases: fc.array(fc.anything(), { maxLength: 3 }),
    })
    .map((frame) => JSON.stringify(frame)),
);

test('whatever comes over the wire, the hub goes on and nothing of it has changed', async () => {
  const { hub, open, isThere } = await openPeer();
  hub.log.expect(/exchange with a desk failed|could not be taken in/);
  const before = await stateOf(hub.core.context.store);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(word, fc.uint8Array({ maxLength: 200 })), { minLength: 1, maxLength: 4 }),
      async (said) => {
        const socket = await open();
        const closed = new Promise((resolve) => socket.once('close', resolve));
        for (const one of said) if (socket.readyState === WebSocket.OPEN) socket.send(one);
        socket.close();
        await closed;
      },
    ),
    { numRuns: 60, seed: 5 },
  );
  expect(await isThere()).toBe(200);
  expect(await stateOf(hub.core.context.store)).toEqual(before);
}, 90_000);

/** All places in a value, the value itself first: `[]`, `['operations']`, `['operations', 0]`... */
function placesIn(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inside = keys.flatMap((key) =>
    placesIn((value as Record<string | number, unknown>)[key]).map((place) => [key, ...place]),
  );
  return [[], ...inside];
}

/** A copy with something else in one place. */
function replaced(value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  const before = value as Record<string | number, unknown>;
  const after = Array.isArray(value) ? [...(value as unknown[])] : { ...before };
  return Object.assign(after, { [key]: replaced(before[key], rest, by) });
}

const junk = fc.oneof(
  fc.constantFrom(undefined, null, -1, 0.5, 1e308, 2 ** 53, '', '\u0000', '\ud83c', true, [], {}, [[[[]]]]),
  fc.string({ maxLength: 700 }),
  fc.anything(),
);

test('nor where a desk that is known says what is right but in one place', async () => {
  const { hub, deskId = '', open, isThere } = await openPeer();
  hub.log.expect(/exchange with a desk failed|could not be taken in/);
  const { store } = hub.core.context;
  await hub.owner.events.create({ code: 'DAYS', title: 'Lanyard Days' });
  const made = (await readOperations(store.read, 0, 100)).findLast(({ kind }) => kind === 'event.set');
  const batch = made && readFrame(batchText(0, 1, [made]));
  if (batch?.type !== 'operations') throw new Error('The hub has made nothing');
  const [operation] = batch.operations;
  if (operation === undefined) throw new Error('The hub has made nothing');
  // Said later, and by another desk; it would change the name of the event, were it not for the hash.
  const forged = { ...operation, deskId, hlc: `0fff00000000${operation.hlc.slice(12)}`, seq: 7 };
  forged.payload = forged.payload.replace('Lanyard Days', 'Forged');
  const hello: Frame = { type: 'hello', protocol: 1, logId: deskId, deskId, version: '9', now: 0, held: {} };
  const lease = { resource: 'station:door 9', label: 'door 9' };
  const right: { [K in Frame['type']]: Extract<Frame, { type: K }> } = {
    hello,
    want: { type: 'want', after: 0 },
    operations: { type: 'operations', after: 0, to: 1, operations: [forged] },
    kept: { type: 'kept', to: 0 },
    ping: { type: 'ping', at: 1, pending: 0, clockOffset: 3, diverged: false, name: 'Door 2', leases: true },
    pong: { type: 'pong', at: 1, now: 1, level: true },
    presence: { type: 'presence', desks: [] },
    hubs: { type: 'hubs', addresses: [{ host: 'hub.example.org', port: 1 }] },
    files: { type: 'files', names: ['a'.repeat(64)] },
    digest: { type: 'digest', desks: { [operation.deskId]: { count: 1, xor: 'a'.repeat(64) } } },
    refused: { type: 'refused', operations: [{ deskId, seq: 1, reason: 'No.' }] },
    leases: { type: 'leases', leases: [{ ...lease, deskId, desk: 'Door 2', since: 1 }] },
    lease: { type: 'lease', id: 1, ask: 'take', ...lease },
    leased: { type: 'leased', id: 1, outcome: 'granted' },
    unknown: { type: 'unknown' },
  };
  const some = fc.constantFrom(...Object.values(right));
  const wrong = fc.tuple(some, fc.nat(), junk).map(([frame, which, by]) => {
    const places = placesIn(frame);
    return JSON.stringify(replaced(frame, places[which % places.length] ?? [], by)) ?? '';
  });
  const before = await stateOf(store);
  const heard = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          some.map((one) => JSON.stringify(one)),
          wrong,
        ),
        { minLength: 1, maxLength: 6 },
      ),
      async (said) => {
        const socket = await open();
        const ended = new Promise((resolve) => socket.once('close', resolve));
        const answered = new Promise((resolve) =>
          socket.on('message', (text) => {
            const { type } = JSON.parse(String(text)) as { type: string };
            heard.set(type, (heard.get(type) ?? 0) + 1);
            if (type === 'leased') resolve(null);
          }),
        );
        socket.send(JSON.stringify(hello));
        for (const one of said) if (socket.readyState === WebSocket.OPEN) socket.send(one);
        socket.send(JSON.stringify({ ...right.lease, ask: 'release', id: 9 }));
        // Whoever is not sent away is answered in the end.
        await Promise.race([answered, ended]);
        socket.close();
        await ended;
      },
    ),
    // More would be asking too often.
    { numRuns: 200, seed: 6 },
  );
  expect(await isThere()).toBe(200);
  expect(await stateOf(store)).toEqual(before);
  // The ends were reached that act on what they hear.
  for (const type of ['pong', 'leases', 'leased', 'operations'] as const)
    expect(heard.get(type), type).toBeGreaterThan(0);
}, 120_000);

test('what is said of leases is refused where it is malformed, and a word of a later version is passed over', async () => {
  const { hub, name, deskId, open } = await openPeer();
  const before = (await hub.owner.sync.leases({})).leases;
  expect(before.map(({ label, isThis }) => [label, isThis])).toEqual([[name, true]]);
  const hello = { type: 'hello', protocol: 1, logId: deskId, deskId, version: '9', now: 0, held: {} };
  const lease = { type: 'lease', id: 1, ask: 'takeOver', resource: before[0]?.resource, label: name };
  const bad = [
    { resource: '' },
    { resource: 'x'.repeat(600) },
    { label: '' },
    { label: 'x'.repeat(500) },
    { id: -1 },
    { ask: 'give' },
    { resource: 7 },
  ];
  for (const wrong of bad) {
    const socket = await open();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(JSON.stringify(hello));
    socket.send(JSON.stringify({ ...lease, ...wrong }));
    expect(await closed, JSON.stringify(wrong)).toBe(CLOSING.malformed);
  }
  expect((await hub.owner.sync.leases({})).leases).toEqual(before);

  const socket = await open();
  const said: { type: string; outcome?: string }[] = [];
  socket.on('message', (text) => said.push(JSON.parse(String(text)) as { type: string }));
  socket.send(JSON.stringify(hello));
  socket.send(JSON.stringify({ type: 'tomorrow', more: [1] }));
  // A desk that does not say that it understands leases is told of none.
  socket.send(JSON.stringify({ type: 'ping', at: 1, pending: 0, clockOffset: null }));
  await vi.waitFor(() => expect(said.map(({ type }) => type)).toContain('pong'), soon);
  socket.send(JSON.stringify({ ...lease, ask: 'take' }));
  await vi.waitFor(() => expect(said).toContainEqual({ type: 'leased', id: 1, outcome: 'held' }), soon);
  // A later version knows more kinds of things.
  socket.send(JSON.stringify({ ...lease, id: 2, ask: 'take', resource: 'camera:7' }));
  await vi.waitFor(() => expect(said).toContainEqual({ type: 'leased', id: 2, outcome: 'failed' }), soon);
  expect(said.map(({ type }) => type)).not.toContain('leases');
  expect((await hub.owner.sync.leases({})).leases).toEqual(before);
  socket.send(JSON.stringify(lease));
  await vi.waitFor(async () => expect((await hub.owner.sync.leases({})).leases).toMatchObject([{ lost: true }]), soon);
  socket.close();
});

test('a desk speaks for its own log alone, or it could keep the hub from what another one brings', async () => {
  const { hub, deskId, open } = await openPeer();
  const hello = { type: 'hello', protocol: 1, deskId, version: '9', now: 0, held: {} };
  for (const [logId, code] of [
    ['01900000-0000-7000-8000-000000000077', CLOSING.unknownDesk],
    [deskId, 1000],
  ] as const) {
    const socket = await open();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const wanted = new Promise<void>((resolve) =>
      socket.on('message', (text) => String(text).includes('"want"') && resolve()),
    );
    socket.send(JSON.stringify({ ...hello, logId }));
    socket.send(JSON.stringify({ type: 'operations', after: 0, to: 7, operations: [] }));
    if (code === 1000) await wanted.then(() => socket.close(1000));
    expect(await closed).toBe(code);
  }
  const { store } = hub.core.context;
  const rows = await store.read.all<{ logId: string }>('SELECT log_id AS logId FROM sync_logs');
  expect(rows.filter(({ logId }) => logId !== deskId)).toEqual([]);
});

/** Brings operations to a hub as a desk does, and goes once it has them. */
async function bring(
  open: () => Promise<WebSocket>,
  deskId: string,
  operations: readonly Operation[],
): Promise<Frame[]> {
  const socket = await open();
  const said: Frame[] = [];
  const kept = new Promise<void>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`The hub closes with ${code}`)));
    socket.on('message', (text) => {
      const frame = readFrame(String(text));
      if (frame === null) throw new Error('The hub says what is no frame');
      said.push(frame);
      if (frame.type === 'want') socket.send(batchText(frame.after, frame.after + 1, operations));
      if (frame.type === 'kept') resolve();
    });
  });
  socket.send(JSON.stringify({ type: 'hello', protocol: 1, logId: deskId, deskId, version: '9', now: 0, held: {} }));
  await kept;
  socket.close();
  return said;
}

test('nobody brings what a desk that is there, or the hub, is said to have made: their own writing would end', async () => {
  const { hub, door, join, deskId = '', open } = await openPeer();
  const other = await join('Door 3');
  await other.owner.events.update({ id: door.event.id, title: 'By door 3' });
  await level(other);
  const { read } = hub.core.context.store;
  const made = await readOperations(read, 0, 1000);
  const last = (id: string) => made.filter((one) => one.deskId === id).at(-1);
  const newest = made.findLast(({ kind }) => kind === 'event.set');
  if (newest === undefined) throw new Error('Nobody has made an event');
  const forged = [hub.core.deskId, other.core.deskId].map((id) =>
    seal({
      ...newest,
      deskId: id,
      seq: (last(id)?.seq ?? 0) + 1,
      payload: newest.payload.replace('By door 3', 'Forged'),
    }),
  );
  // Of one that is away, or was there before, they are as good as from itself.
  const away = '01900000-0000-7000-8000-000000000066';
  const relayed = seal({ ...newest, deskId: away, seq: 1, payload: newest.payload.replace('By door 3', 'Relayed') });
  await bring(open, deskId, [...forged, relayed]);
  await hub.owner.events.update({ id: door.event.id, category: 'By the hub' });
  await other.owner.events.update({ id: door.event.id, title: 'Afterwards' });
  await level(other);
  const rows = await read.all<{ deskId: string; payload: string }>(
    'SELECT desk_id AS deskId, payload FROM operations WHERE payload LIKE ? OR payload LIKE ?',
    ['%Forged%', '%Relayed%'],
  );
  expect(rows.map((row) => row.deskId)).toEqual([away]);
  expect(await stateOf(other.core.context.store)).toEqual(await stateOf(hub.core.context.store));
  expect((await hub.owner.events.list({})).events).toMatchObject([{ category: 'By the hub', title: 'Afterwards' }]);
}, 60_000);

test('what is said by a clock at the end of all time is kept apart, and its desk is told', async () => {
  const { hub, door, ada, deskId = '', open } = await openPeer('desk');
  await hub.owner.registrations.update({ id: ada, patch: { note: 'First' } });
  const made = (await readOperations(hub.core.context.store.read, 0, 1000)).findLast(
    ({ kind }) => kind === 'registration.set',
  );
  if (made === undefined) throw new Error('Nobody is registered');
  const payload = made.payload.replace('First', 'For ever');
  const said = await bring(open, deskId, [
    seal({ ...made, deskId, seq: 1, hlc: 'ffffffffffff-ffff-ffffffff', payload }),
  ]);
  expect(said).toContainEqual({
    type: 'refused',
    operations: [{ deskId, seq: 1, reason: expect.stringContaining('Set the clock') }],
  });
  expect(await hub.owner.registrations.get({ id: ada })).toMatchObject({ summary: { note: 'First' } });
  const { operations } = await hub.owner.sync.quarantine({});
  expect(operations).toMatchObject([{ deskId, reason: expect.stringContaining('Set the clock') }]);
  expect((await door.scan('T-ADA')).verdict).toBe('admitted');
});

test('a time that no calendar has within an operation is kept apart, where it can be read', async () => {
  const { hub, door, ada, deskId = '', open } = await openPeer('desk');
  await door.scan('T-ADA');
  const made = (await readOperations(hub.core.context.store.read, 0, 1000)).findLast(
    ({ kind }) => kind === 'checkIn.record',
  );
  if (made === undefined) throw new Error('Nobody is checked in');
  const payload = { ...(JSON.parse(made.payload) as object), id: crypto.randomUUID(), seenAt: 9e15 };
  await bring(open, deskId, [seal({ ...made, deskId, seq: 1, payload: JSON.stringify(payload) })]);
  expect((await hub.owner.sync.quarantine({})).operations).toMatchObject([{ deskId, at: made.at }]);
  const { entries } = await hub.owner.checkIn.recent({ eventId: door.event.id, limit: 10 });
  expect(entries.map(({ registrationId }) => registrationId)).toEqual([ada]);
});

test('under the identity of the hub, or of a desk that was let in, nobody else is', async () => {
  const { hub, deskId, address, fingerprint, token } = await openPeer();
  const ask = async (id: string | undefined, before?: string) => {
    const { code } = await hub.owner.sync.invite({ role: 'kiosk' });
    const read = readPairingCode(code);
    if ('fault' in read) throw new Error(read.fault);
    const body = { secret: read.secret, deskId: id, name: 'Impostor', version: '1', before };
    const answer = await askPinned(address, fingerprint, { method: 'POST', path: '/v1/pair', body });
    return [answer.statusCode, JSON.parse(await text(answer)) as object];
  };
  const taken = [409, { error: { code: 'deskTaken', message: expect.stringContaining('Take that one off') } }];
  expect(await ask(hub.core.deskId)).toEqual(taken);
  expect(await ask(deskId)).toEqual(taken);
  expect(await ask(deskId, 'x'.repeat(43))).toEqual(taken);
  const file = () => askPinned(address, fingerprint, { path: '/v1/files/missing', token });
  expect((await file()).resume().statusCode).toBe(404);
  expect((await hub.owner.sync.desks({})).desks.map(({ name }) => name)).not.toContain('Impostor');
  // Its own token shows that it is the same desk; and who was taken off may come anew.
  expect((await ask(deskId, token))[0]).toBe(200);
  expect((await file()).resume().statusCode).toBe(401);
  await hub.owner.sync.revoke({ deskId: deskId ?? '' });
  expect((await ask(deskId))[0]).toBe(200);
});

test('a frame that is longer than any is refused before it is read, and whoever keeps silent is sent away', async () => {
  const { hub, open, isThere } = await openPeer();
  hub.log.expect(/exchange with a desk failed/);
  const socket = await open();
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  socket.send('x'.repeat(17 * 1024 * 1024));
  expect([1006, 1009]).toContain(await closed);
  const silent = await open();
  const gone = new Promise((resolve) => silent.once('close', resolve));
  await gone;
  expect(await isThere()).toBe(200);
}, 60_000);

test('right codes are no guesses: a van full of laptops is let in from one address at once', async () => {
  const { hub, address, fingerprint } = await openPeer();
  for (let number = 10; number < 30; number += 1) {
    const { code } = await hub.owner.sync.invite({ role: 'desk' });
    const read = readPairingCode(code);
    if ('fault' in read) throw new Error(read.fault);
    const deskId = `01900000-0000-7000-8000-0000000000${number}`;
    const body = { secret: read.secret, deskId, name: `Door ${number}`, version: '1' };
    const answer = await askPinned(address, fingerprint, { method: 'POST', path: '/v1/pair', body });
    expect(answer.resume().statusCode).toBe(200);
  }
});

test('who asks too often is told to wait, whoever it is, and others are not', async () => {
  const { hub, address, fingerprint, token, open, isThere } = await openPeer();
  /** @returns the last answers of those that ask many times, some at once, until one is told to wait */
  const askedOften = async <T>(ask: () => Promise<T>, refused: T): Promise<Set<T>> => {
    let answers = new Set<T>();
    for (let asked = 0; asked < 3000 && !answers.has(refused); asked += 40)
      answers = new Set(await Promise.all(Array.from({ length: 40 }, ask)));
    return answers;
  };
  const connect = () =>
    open().then(
      (socket) => socket.terminate(),
      (error: Error) => error.message,
    );
  const refused = 'Unexpected server response: 429';
  expect(await askedOften(connect, refused)).toContain(refused);
  const file = await askPinned(address, fingerprint, { path: '/v1/files/missing', token });
  expect(file.resume().statusCode).toBe(404);
  expect(await isThere()).toBe(200);
  expect(await askedOften(isThere, 429)).toContain(429);
  // Somebody who has a code gets in all the same.
  const { code } = await hub.owner.sync.invite({ role: 'desk' });
  const read = readPairingCode(code);
  if ('fault' in read) throw new Error(read.fault);
  const body = { secret: read.secret, deskId: '01900000-0000-7000-8000-000000000088', name: 'Late', version: '1' };
  const paired = await askPinned(address, fingerprint, { method: 'POST', path: '/v1/pair', body });
  expect(paired.resume().statusCode).toBe(200);
}, 60_000);

test('nobody gets in without a token, and who guesses codes is slowed down', async () => {
  const { address, fingerprint } = await openPeer();
  for (const path of ['/v1/copies', '/v1/files/missing', '/v1/sync']) {
    for (const token of [undefined, 'wrong-token-wrong-token']) {
      const answer = await askPinned(address, fingerprint, {
        path,
        method: 'POST',
        ...(token === undefined ? {} : { token }),
      });
      expect(answer.resume().statusCode).toBe(401);
    }
  }
  const statuses: (number | undefined)[] = [];
  const body = { secret: '000000000000', deskId: '01900000-0000-7000-8000-000000000001', name: 'x', version: '1' };
  for (let guess = 0; guess < 14; guess += 1) {
    statuses.push(
      (await askPinned(address, fingerprint, { method: 'POST', path: '/v1/pair', body })).resume().statusCode,
    );
  }
  expect(statuses.slice(0, 9).every((status) => status === 403)).toBe(true);
  expect(statuses.slice(-3)).toEqual([429, 429, 429]);
  const long = await askPinned(address, fingerprint, { method: 'POST', path: '/v1/pair', body: 'x'.repeat(10_000) });
  expect([413, 429]).toContain(long.resume().statusCode);
}, 60_000);

test('whoever asks again and again for a newer copy than there is gets one that is there', async () => {
  const { door, address, fingerprint, token } = await openPeer();
  const copy = async (least: number | string) => {
    const answer = await askPinned(address, fingerprint, { method: 'POST', path: `/v1/copies?least=${least}`, token });
    return JSON.parse(await text(answer)) as { id: string; received: number };
  };
  const [first, same] = [await copy(0), await copy('-1')];
  expect(same).toEqual(first);
  await door.guest({ name: 'Bea', codes: ['T-BEA'] });
  const newer = await copy(first.received + 1);
  expect(newer.received).toBeGreaterThan(first.received);
  const ids = new Set<string>();
  for (let times = 0; times < 30; times++) ids.add((await copy(10 ** 12)).id);
  expect(ids.size).toBeGreaterThan(1);
  expect(ids.size).toBeLessThan(12);
}, 60_000);

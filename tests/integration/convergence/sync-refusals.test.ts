import { expect, test } from 'vitest';
import { seal } from '#main/storage/operations/examine.ts';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { roundSet } from '#main/storage/operations/kinds/index.ts';
import { ForkedLog } from '#main/storage/operations/log.ts';
import { Exchange } from '#main/sync/exchange.ts';
import { LONGEST_FRAME, PROTOCOL } from '#main/sync/frames.ts';
import { SharedLog } from '#main/sync/shared-log.ts';
import { createRandom } from '#shared/domain/random.ts';
import { Link, type Node } from '../../support/core/net.ts';
import { countedIds, FakeClock } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';

const ids = countedIds(70);
const eventId = ids.next();

/** A desk that has made a round. */
async function openNode(space: number, name: string): Promise<Node> {
  const clock = new FakeClock();
  const replica = await Replica.open({ deskId: countedIds(space).next(), clock });
  await replica.make([
    { kind: roundSet as OperationKind, payload: { id: countedIds(80).next(), eventId, fields: { name } } },
  ]);
  return { replica, clock };
}

/** One end of a desk, with what it says and why it parts. */
async function listening(node: Node, fault?: typeof ForkedLog) {
  const said: string[] = [];
  const parted: string[] = [];
  const exchange = new Exchange(
    new SharedLog(node.replica.store, node.replica.log),
    { send: (text) => said.push(text), close: (why) => parted.push(why) },
    {
      version: '1',
      now: () => 0,
      onFault: (error) => expect(fault === undefined ? error : error instanceof fault).toBe(fault && true),
    },
  );
  await exchange.begin();
  return { exchange, said, parted };
}

const hello = {
  type: 'hello',
  protocol: PROTOCOL,
  logId: ids.next(),
  deskId: ids.next(),
  version: '2',
  now: 1,
  held: {},
};

test.each<[string, unknown]>([
  ['no JSON', 'not JSON at all'],
  ['an unknown word', JSON.stringify({ type: 'drop', table: 'operations' })],
  [
    'operations before it is known who sends them',
    JSON.stringify({ type: 'operations', after: 0, to: 1, operations: [] }),
  ],
  ['a position below the first', JSON.stringify({ type: 'want', after: -1 })],
  ['a first word without what is held', JSON.stringify({ ...hello, held: null })],
  ['a frame without an end', `"${'a'.repeat(LONGEST_FRAME)}"`],
])('%s: the end that says it is left, and nothing has changed', async (_, text) => {
  const node = await openNode(1, 'Opening');
  const before = await node.replica.state();
  const { exchange, parted } = await listening(node);
  await exchange.take(String(text));
  expect(parted).toEqual(['malformed']);
  // What it says after that is not heard.
  await exchange.take(JSON.stringify(hello));
  expect(parted).toEqual(['malformed']);
  expect(await node.replica.state()).toEqual(before);
});

test('another form of speaking is parted from with that word, and what is added to a form is no matter', async () => {
  const node = await openNode(1, 'Opening');
  const other = await listening(node);
  await other.exchange.take(JSON.stringify({ ...hello, protocol: PROTOCOL + 1 }));
  expect(other.parted).toEqual(['protocol']);
  const newer = await listening(node);
  await newer.exchange.take(JSON.stringify({ ...hello, mood: 'fine' }));
  expect(newer.parted).toEqual([]);
  expect(newer.said.map((text) => (JSON.parse(text) as { type: string }).type)).toEqual(['hello', 'want']);
});

test('two that hold other operations under one desk and number part, and neither has taken anything from the other', async () => {
  const [one, copy] = [await openNode(1, 'Opening'), await openNode(1, 'Closing')];
  const before = [await one.replica.state(), await copy.replica.state()];
  const link = new Link(one, copy);
  await link.begin();
  await link.settle(createRandom(1));
  expect(link.parting).toBe('forked');
  expect([await one.replica.state(), await copy.replica.state()]).toEqual(before);
});

test('a desk that holds less of itself than others do is a copy of what it was', async () => {
  const [hub, desk] = [await openNode(1, 'Opening'), await openNode(2, 'Closing')];
  const link = new Link(hub, desk);
  await link.begin();
  await link.settle(createRandom(1));
  expect(await hub.replica.operations()).toHaveLength(2);
  const older = {
    clock: desk.clock,
    replica: await Replica.open({ deskId: desk.replica.log.deskId, clock: desk.clock }),
  };
  const again = new Link(hub, older);
  await again.begin();
  await again.settle(createRandom(1));
  expect(again.parting).toBe('forked');
  expect(await older.replica.operations()).toEqual([]);
});

test('an end whose log takes its time with the first word says that before it answers the other one', async () => {
  const { replica } = await openNode(1, 'Opening');
  const log = new SharedLog(replica.store, replica.log);
  let look: (value: Awaited<ReturnType<SharedLog['held']>>) => void = () => undefined;
  log.held = () =>
    new Promise((resolve) => {
      look = resolve;
    });
  const said: string[] = [];
  const exchange = new Exchange(
    log,
    { send: (text) => said.push(text), close: (why) => said.push(why) },
    { version: '1', now: () => 0, onFault: (error) => expect(error).toBeUndefined() },
  );
  const begun = exchange.begin();
  const taken = exchange.take(JSON.stringify(hello));
  await new Promise((resolve) => setTimeout(resolve, 50));
  look(new Map());
  await Promise.all([begun, taken]);
  expect(said.map((text) => (JSON.parse(text) as { type: string }).type)).toEqual(['hello', 'want']);
});

test.each<[string, (operation: Operation) => unknown[]]>([
  ['an operation that is not as its desk sealed it', (one) => [operationsFrame([{ ...one, payload: '{}' }])]],
  ['one with the number of another', (one) => [operationsFrame([{ ...one, seq: one.seq + 1 }])]],
  ['one with a hash that is not its own', (one) => [operationsFrame([{ ...one, hash: 'none' }])]],
  ['one made at a time that no calendar has', (one) => [operationsFrame([seal({ ...one, at: 1e300 })])]],
  [
    'one with half of a character, which a database keeps as another one',
    (one) => [operationsFrame([seal({ ...one, payload: one.payload.replace('Closing', 'Clo\ud83d') })])],
  ],
  ['one whose subject is half of a character', (one) => [operationsFrame([seal({ ...one, subjectId: '\udc00' })])]],
  ['a frame that follows one that has not come', (one) => [{ ...operationsFrame([one]), after: 3, to: 4 }]],
  [
    'the word that more is kept than was sent',
    () => [
      { type: 'want', after: 0 },
      { type: 'kept', to: 9 },
    ],
  ],
])('%s: the end that says it is left, and it can be asked for again', async (_, framesOf) => {
  const [node, other] = [await openNode(1, 'Opening'), await openNode(2, 'Closing')];
  const [operation] = await other.replica.operations();
  if (operation === undefined) throw new Error('Nothing was made');
  const before = await node.replica.state();
  const { exchange, parted } = await listening(node);
  for (const frame of [hello, ...framesOf(operation)]) await exchange.take(JSON.stringify(frame));
  expect(parted).toEqual(['malformed']);
  expect(await node.replica.state()).toEqual(before);
  expect(await node.replica.operations()).toHaveLength(1);
  expect(await new SharedLog(node.replica.store, node.replica.log).receivedOf(hello.logId)).toBe(0);
});

const operationsFrame = (operations: unknown[]) => ({ type: 'operations', after: 0, to: 1, operations });

test('what has been damaged in a log is not passed on, and keeps nothing else back', async () => {
  const [one, other] = [await openNode(1, 'First'), await openNode(2, 'Second')];
  await one.replica.make([
    { kind: roundSet as OperationKind, payload: { id: countedIds(81).next(), eventId, fields: { name: 'Third' } } },
  ]);
  await one.replica.store.write((tx) => tx.run("UPDATE operations SET payload = payload || ' ' WHERE seq = 1"));
  const link = new Link(one, other);
  await link.begin();
  await link.settle(createRandom(3));
  expect(link.parting).toBeNull();
  expect(link.faults.map(String)).toEqual([expect.stringContaining('is damaged in this log')]);
  const names = await other.replica.store.read.all<{ name: string }>('SELECT name FROM rounds ORDER BY name');
  expect(names.map(({ name }) => name)).toEqual(['Second', 'Third']);
});

test.each([
  ['sound', {}],
  ['kept apart', { payload: '{}' }],
])(
  'an operation under the name of this desk that it has not made is not taken in, be it %s, and writing goes on',
  async (_, otherwise) => {
    const node = await openNode(1, 'Opening');
    const [own] = await node.replica.operations();
    if (own === undefined) throw new Error('Nothing was made');
    const { exchange, parted } = await listening(node, ForkedLog);
    await exchange.take(JSON.stringify(hello));
    const forged = seal({ ...own, payload: own.payload.replace('Opening', 'Forged'), ...otherwise, seq: 2 });
    await exchange.take(JSON.stringify(operationsFrame([own, forged])));
    expect(parted).toEqual(['forked']);
    await node.replica.make([
      { kind: roundSet as OperationKind, payload: { id: countedIds(81).next(), eventId, fields: { name: 'Next' } } },
    ]);
    expect(
      (await node.replica.operations()).map(({ seq, payload }) => [seq, /Opening|Forged|Next/.exec(payload)?.[0]]),
    ).toEqual([
      [1, 'Opening'],
      [2, 'Next'],
    ]);
  },
);

import { expect, test } from 'vitest';
import type { OperationKind } from '#main/storage/operations/kind.ts';
import { roundSet } from '#main/storage/operations/kinds/index.ts';
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
async function listening(node: Node) {
  const said: string[] = [];
  const parted: string[] = [];
  const exchange = new Exchange(
    new SharedLog(node.replica.store, node.replica.log),
    { send: (text) => said.push(text), close: (why) => parted.push(why) },
    { version: '1', now: () => 0, onFault: (error) => expect(error).toBeUndefined() },
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
  ['operations before it is known who sends them', JSON.stringify({ type: 'operations', to: 1, operations: [] })],
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

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { replicatedDigests } from '#main/storage/operations/digest.ts';
import { defineKind, type Operation, type OperationKind } from '#main/storage/operations/kind.ts';
import { idOf, operationKinds, roundSet } from '#main/storage/operations/kinds/index.ts';
import { countedIds, FakeClock, MORNING } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';

const YEAR = 365 * 24 * 60 * 60_000;
const ids = countedIds(20);
const organizationId = ids.next();
const eventId = idOf.event(organizationId, 'BEF26');
const roundId = ids.next();

const round = (fields: Record<string, unknown>) => ({
  kind: roundSet as OperationKind,
  payload: { id: roundId, eventId, fields },
});

async function desk(space: number, options: { now?: number; kinds?: readonly OperationKind[] } = {}) {
  const clock = new FakeClock(options.now ?? MORNING);
  const deskId = countedIds(space).next();
  const replica = await Replica.open({ deskId, clock, ...(options.kinds && { kinds: options.kinds }) });
  return { replica, clock };
}

async function nameOfRound(replica: Replica): Promise<string | null | undefined> {
  const row = await replica.store.read.get<{ name: string | null }>('SELECT name FROM rounds WHERE id = ?', [roundId]);
  return row?.name;
}

async function states(replica: Replica): Promise<string[]> {
  return (await replica.operations()).map((operation) => operation.state);
}

describe('what a desk does not know yet', () => {
  const known = operationKinds.filter((kind) => kind.kind !== 'round.set');
  const newer: OperationKind = { ...(roundSet as OperationKind), version: 2 };

  test('a kind of a later version of the app is kept, relayed, and applied after the upgrade', async () => {
    const modern = await desk(1);
    const old = await desk(2, { kinds: known });
    const made = await modern.replica.make([round({ name: 'Opening' })]);
    const before = await old.replica.state();
    await old.replica.receive(made);
    expect(await states(old.replica)).toEqual(['unknown']);
    expect(await old.replica.state()).toEqual(before);

    // What it keeps it hands on unchanged, hash and all.
    const third = await desk(3);
    await third.replica.receive(await old.replica.operations());
    expect(await third.replica.state()).toEqual(await modern.replica.state());

    await old.replica.restart(operationKinds);
    expect(await states(old.replica)).toEqual(['applied']);
    expect(await old.replica.state()).toEqual(await modern.replica.state());
  });

  test('so is a newer version of a kind that it knows', async () => {
    const modern = await desk(1, { kinds: [...known, newer] });
    const old = await desk(2);
    await old.replica.receive(await modern.replica.make([{ ...round({ name: 'Opening' }), kind: newer }]));
    expect(await states(old.replica)).toEqual(['unknown']);
    expect(await nameOfRound(old.replica)).toBeUndefined();
    await old.replica.restart([...known, newer]);
    expect(await nameOfRound(old.replica)).toBe('Opening');
  });

  test('an upgrade that finds the content invalid sets it apart then', async () => {
    const strict = defineKind({
      kind: 'round.set',
      version: 2,
      payload: z.strictObject({ name: z.string() }),
      subjectId: () => roundId,
      eventId: () => eventId,
      prepare: () => () => Promise.reject(new Error('Invalid content was applied')),
    }) as OperationKind;
    const modern = await desk(1, { kinds: [...known, newer] });
    const old = await desk(2);
    await old.replica.receive(await modern.replica.make([{ ...round({ name: 'Opening' }), kind: newer }]));
    await old.replica.restart([...known, strict]);
    expect(await states(old.replica)).toEqual(['rejected']);
  });
});

describe('what is not what it should be', () => {
  const damage: Record<string, (operation: Operation) => Operation> = {
    'another payload': (operation) => ({ ...operation, payload: operation.payload.replace('Opening', 'Closing') }),
    'another author': (operation) => ({ ...operation, actorId: 'somebody else' }),
    'another time': (operation) => ({ ...operation, at: operation.at + 1 }),
    'another version': (operation) => ({ ...operation, version: 7 }),
    'no hash': (operation) => ({ ...operation, hash: '' }),
    'a clock of no valid form': (operation) => ({ ...operation, hlc: 'tomorrow' }),
  };
  for (const [name, change] of Object.entries(damage)) {
    test(`${name}: kept apart with the reason, nothing changed, and mended by the right copy`, async () => {
      const author = await desk(1);
      const other = await desk(2);
      const [operation] = await author.replica.make([round({ name: 'Opening' })]);
      if (operation === undefined) throw new Error('Nothing was made');
      const before = await replicatedDigests(other.replica.store.read);
      await other.replica.receive([change(operation)]);
      expect(await states(other.replica)).toEqual(['rejected']);
      const kept = await other.replica.store.read.get<{ reason: string }>('SELECT reason FROM operations');
      expect(kept?.reason).toMatch(/\.$/);
      expect(await replicatedDigests(other.replica.store.read)).toEqual(before);

      await other.replica.receive([operation]);
      expect(await states(other.replica)).toEqual(['applied']);
      expect(await other.replica.state()).toEqual(await author.replica.state());
      // And a damaged copy that comes later takes nothing away.
      await other.replica.receive([change(operation)]);
      expect(await states(other.replica)).toEqual(['applied']);
      expect(await nameOfRound(other.replica)).toBe('Opening');
    });
  }

  test('of two copies in one batch the right one counts, whichever comes first', async () => {
    const author = await desk(1);
    const [operation] = await author.replica.make([round({ name: 'Opening' })]);
    if (operation === undefined) throw new Error('Nothing was made');
    const bad = { ...operation, payload: '{}' };
    for (const [index, batch] of [
      [operation, bad],
      [bad, operation],
    ].entries()) {
      const other = await desk(2 + index);
      await other.replica.receive(batch);
      expect(await states(other.replica)).toEqual(['applied']);
      expect(await nameOfRound(other.replica)).toBe('Opening');
    }
  });

  test('content that its kind does not allow is kept apart even when the hash is right', async () => {
    const lax: OperationKind = {
      ...(roundSet as OperationKind),
      payload: z.unknown(),
      prepare: () => () => Promise.resolve([]),
    };
    const careless = await desk(1, { kinds: [lax] });
    const other = await desk(2);
    const payloads = [
      { id: roundId, eventId, fields: { name: 7 } },
      { id: roundId, eventId, fields: { nam: 'Opening' } },
      { id: 'no uuid', eventId, fields: {} },
      { id: roundId, eventId, fields: {}, more: 1 },
      null,
    ];
    const made = await careless.replica.make(
      payloads.map((payload) => ({ kind: { ...lax, subjectId: () => roundId, eventId: () => eventId }, payload })),
    );
    const before = await other.replica.state();
    await other.replica.receive(made);
    expect(await states(other.replica)).toEqual(payloads.map(() => 'rejected'));
    expect(await other.replica.state()).toEqual(before);
  });

  test('a desk refuses to record what others would refuse', async () => {
    const { replica } = await desk(1);
    await expect(replica.make([round({ nam: 'Opening' })])).rejects.toThrow();
    expect(await replica.operations()).toEqual([]);
  });
});

describe('clocks', () => {
  test('an edit counts after what it saw, also when that came from a desk years ahead, long ago, before a restart', async () => {
    const ahead = await desk(1, { now: MORNING + 5 * YEAR });
    const chatty = await desk(2);
    const here = await desk(3);
    await here.replica.receive(await ahead.replica.make([round({ name: 'Set by the desk ahead' })]));
    // Since then thousands of operations came from desks whose clocks are right.
    const many = await chatty.replica.make(
      Array.from({ length: 2500 }, () => ({
        kind: roundSet as OperationKind,
        payload: { id: ids.next(), eventId, fields: {} },
      })),
    );
    await here.replica.receive(many);
    await here.replica.restart();
    await here.replica.make([round({ name: 'Corrected here' })]);
    expect(await nameOfRound(here.replica)).toBe('Corrected here');
  });

  test('an own edit counts after the one before, though the clock was put back and the app restarted', async () => {
    const { replica, clock } = await desk(1);
    await replica.make([round({ name: 'First' })]);
    clock.advance(-3 * YEAR);
    await replica.restart();
    await replica.make([round({ name: 'Second' })]);
    expect(await nameOfRound(replica)).toBe('Second');
  });

  test('what was set apart does not move the clock', async () => {
    const far = await desk(1, { now: MORNING + 50 * YEAR });
    const { replica } = await desk(2);
    const made = await far.replica.make([round({ name: 'From the future' })]);
    await replica.receive(made.map((operation) => ({ ...operation, payload: '{}' })));
    const [own] = await replica.make([round({ name: 'Now' })]);
    expect(Number.parseInt(own?.hlc.slice(0, 12) ?? '', 16)).toBe(MORNING);
  });
});

test('a row has the same bytes whether it was written alone or among others', async () => {
  const broken = { name: 'Half a pair \ud83d', locationText: 'Hall 1' };
  const [alone, among] = [await desk(1), await desk(2)];
  const made = [
    ...(await alone.replica.make([round(broken)])),
    ...(await alone.replica.make([
      { kind: roundSet as OperationKind, payload: { id: ids.next(), eventId, fields: { name: 'Two' } } },
    ])),
  ];
  await among.replica.receive(made);
  expect(await replicatedDigests(among.replica.store.read)).toEqual(await replicatedDigests(alone.replica.store.read));
});

describe('numbers of operations', () => {
  test('are without gaps after transactions that failed, however many they appended', async () => {
    const { replica } = await desk(1);
    await replica.make([round({ name: 'One' })]);
    const failed = replica.store.write(async (tx) => {
      for (const name of ['Two', 'Three', 'Four']) {
        await replica.log.append(tx, { id: null }, roundSet, { id: roundId, eventId, fields: { name } });
      }
      throw new Error('No');
    });
    await expect(failed).rejects.toThrow('No');
    await replica.make([round({ name: 'Two' }), round({ name: 'Three' })]);
    expect((await replica.operations()).map((operation) => operation.seq)).toEqual([1, 2, 3]);
    expect(await nameOfRound(replica)).toBe('Three');
  });

  test('are not used up by changes that are refused', async () => {
    const { replica } = await desk(1);
    const wrong = { kind: roundSet as OperationKind, payload: { id: roundId, eventId, fields: { name: 7 } } };
    await expect(replica.make([round({ name: 'One' }), wrong])).rejects.toThrow(z.ZodError);
    await replica.make([round({ name: 'Two' })]);
    expect((await replica.operations()).map((operation) => operation.seq)).toEqual([1]);
  });

  test('go on where they stopped after a restart', async () => {
    const { replica } = await desk(1);
    await replica.make([round({ name: 'One' })]);
    await replica.restart();
    await replica.make([round({ name: 'Two' })]);
    expect((await replica.operations()).map((operation) => operation.seq)).toEqual([1, 2]);
  });
});

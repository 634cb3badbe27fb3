import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { idOf, operationKinds, personErase, registrationSet, roundSet } from '#main/storage/operations/kinds/index.ts';
import type { PostgresStore } from '#main/storage/postgres/open.ts';
import type { SqlStatements } from '#main/storage/sql-database.ts';
import type { ExchangeLog } from '#main/sync/log.ts';
import { PostgresLog } from '#main/sync/postgres/postgres-log.ts';
import { createRandom } from '#shared/domain/random.ts';
import { openHubLog } from '../../support/core/hub-log.ts';
import { countedIds } from '../../support/core/ports.ts';
import { sealedRounds, sealing } from '../../support/core/sealed.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

/** Nobody waits for anything longer; a busy machine gets there all the same. In ms. */
const PATIENCE = { timeout: 30_000, interval: 5 };
const FAR = 10_000_000;
/** Not within a test. In ms. */
const NEVER = 24 * 60 * 60_000;
const REFUSED = { level: 'warn', text: expect.stringContaining('cannot be listened to') as string };

const names = (operations: readonly Operation[]) => operations.map(({ deskId, seq }) => `${deskId} ${seq}`);

/** Reads a log from a position to its end, a few at a time. */
async function page(log: ExchangeLog, after: number, found: string[]): Promise<number> {
  for (;;) {
    const some = await log.after(after, 7);
    found.push(...names(some));
    const last = some.at(-1);
    if (last === undefined) return after;
    after = last.position;
  }
}

/** The same database, with something done to what is said within transactions. */
function within(store: PostgresStore, change: (tx: SqlStatements) => SqlStatements, ending?: () => Promise<void>) {
  const write: PostgresStore['sql']['write'] = (work) =>
    store.sql.write(async (tx) => {
      const result = await work(change(tx));
      await ending?.();
      return result;
    });
  return { ...store, sql: { ...store.sql, write } };
}

async function logOver(store: PostgresStore): Promise<PostgresLog> {
  const log = await PostgresLog.open({ store, kinds: operationKinds });
  onTestFinished(() => log.close());
  return log;
}

/** Something that is held up until it is let go. */
function gate() {
  const signal = { reached: () => {}, letGo: () => {} };
  const isReached = new Promise<void>((resolve) => (signal.reached = resolve));
  const isFree = new Promise<void>((resolve) => (signal.letGo = resolve));
  const hold = () => {
    signal.reached();
    return isFree;
  };
  return { hold, isReached, letGo: () => signal.letGo() };
}

describe('a reader misses nothing that is committed while it reads', () => {
  /** Positions as a sequence would give them: at once, and to whoever asks. */
  const bySequence = (tx: SqlStatements): SqlStatements => ({
    all: (sql, parameters) =>
      sql.includes('FOR UPDATE')
        ? tx.all(`SELECT nextval('positions') * 1000 AS last`)
        : tx.all(sql.replace('UPDATE hub_log SET last_position = $1', 'SELECT $1::bigint'), parameters),
    get: tx.get,
    run: tx.run,
  });

  test.each([
    ['under the lock', (tx: SqlStatements) => tx, true],
    ['not so where a sequence gives the positions', bySequence, false],
  ])('where the first of two transactions is committed last: %s', async (_, change, isWhole) => {
    const url = await server.createDatabase();
    await openHubLog(url);
    await server.query('CREATE SEQUENCE positions', [], url);
    const [one, other] = [await openHubLog(url), await openHubLog(url)];
    const held = gate();
    let isHeld = false;
    const slow = await logOver(within(one.store, change, () => (isHeld ? held.hold() : Promise.resolve())));
    const quick = await logOver(within(other.store, change));
    isHeld = true;
    const [mine, theirs] = [sealedRounds(1, 3), sealedRounds(2, 3)];
    const first = slow.receive('one', 3, mine);
    await held.isReached;
    const second = quick.receive('other', 3, theirs);
    const isWaiting = () =>
      vi.waitFor(async () => {
        const [row] = await server.query<{ count: string }>(
          `SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = $1`,
          [new URL(url).pathname.slice(1)],
        );
        expect(row?.count).toBe('1');
      }, PATIENCE);
    await (isWhole ? isWaiting() : second);
    const found: string[] = [];
    const position = await page(other.log, 0, found);
    held.letGo();
    await Promise.all([first, second]);
    await page(other.log, position, found);
    if (isWhole) expect(found).toEqual(names([...mine, ...theirs]));
    else expect(found).toEqual(names(theirs));
  });

  test('where many write beside each other', async () => {
    const url = await server.createDatabase();
    const random = createRandom(1);
    const writers = await Promise.all(Array.from({ length: 4 }, () => openHubLog(url)));
    const { log: reader } = await openHubLog(url);
    const found: string[] = [];
    let position = 0;
    let isWriting = true;
    const reading = (async () => {
      while (isWriting) position = await page(reader, position, found);
      await page(reader, position, found);
    })();
    const made: Operation[] = [];
    const writing = writers.flatMap(({ log }, index) =>
      [1, 2].map(async (half) => {
        const operations = sealedRounds(10 * index + half, 150);
        made.push(...operations);
        for (let at = 0; at < operations.length; ) {
          const next = at + 1 + random.below(9);
          await log.receive(`${index} ${half}`, next, operations.slice(at, next));
          at = next;
        }
      }),
    );
    await Promise.all(writing);
    isWriting = false;
    await reading;
    expect(found.toSorted()).toEqual(names(made).toSorted());
  });
});

describe('what is held', () => {
  test('operations that come again, in whatever batches and by whatever process, are there once', async () => {
    const url = await server.createDatabase();
    const [{ log }, { log: other }] = [await openHubLog(url), await openHubLog(url)];
    const made = sealedRounds(1, 20);
    const parts = [made.slice(0, 12), made.slice(5), made, [...made, ...made.slice(3, 9)]];
    await Promise.all([log, other].flatMap((one) => parts.map((part) => one.receive('desk', 20, part))));
    await log.receive('desk', 7, made.slice(0, 7));
    expect(names(await log.after(0, FAR)).toSorted()).toEqual(names(made).toSorted());
    expect(await other.receivedOf('desk')).toBe(20);
    expect(await other.receivedOf('nobody')).toBe(0);
    for (const to of [4, 9, 7]) await log.noteKept('desk', to);
    expect([await other.keptBy('desk'), await other.receivedOf('desk'), await other.keptBy('nobody')]).toEqual([
      9, 20, 0,
    ]);
    expect(log.logId).toBe(other.logId);
    expect(log.deskId).toBeNull();
  });

  test('an operation comes out as it went in', async () => {
    const { log } = await openHubLog(await server.createDatabase());
    const made = sealedRounds(1, 3);
    await log.receive('desk', 3, made);
    const out = await log.after(0, FAR);
    expect(out).toEqual(made.map((one, index) => ({ ...one, position: index + 1, redacted: 0, state: 'applied' })));
    expect(await log.hashes(1, 1)).toEqual([{ position: 2, deskId: made[1]?.deskId, seq: 2, hash: made[1]?.hash }]);
    expect(await log.hashOf(made[2]?.deskId ?? '', 3)).toBe(made[2]?.hash);
    expect(await log.hashOf(made[2]?.deskId ?? '', 4)).toBeUndefined();
  });

  test('reaches up to the first gap, and over it once that is filled', async () => {
    const { log } = await openHubLog(await server.createDatabase());
    const made = sealedRounds(1, 9);
    const deskId = made[0]?.deskId ?? '';
    const held = async () => (await log.held()).get(deskId);
    const take = (...seqs: number[]) =>
      log.receive(
        'desk',
        0,
        made.filter(({ seq }) => seqs.includes(seq)),
      );
    const upTo = (seq: number) => ({ seq, hash: made[seq - 1]?.hash });
    await take(2, 3);
    expect(await held()).toBeUndefined();
    await take(1);
    expect(await held()).toEqual(upTo(3));
    await take(5, 6, 8);
    expect(await held()).toEqual(upTo(3));
    await take(4);
    expect(await held()).toEqual(upTo(6));
    await take(7, 8, 9);
    expect(await held()).toEqual(upTo(9));
  });
});

describe('operations that do not hold what they should', () => {
  const reasons = (url: string) => server.query('SELECT seq, state, reason FROM operations ORDER BY seq', [], url);

  test('are kept apart with the reason, until a sound copy comes, and a damaged one takes nothing away', async () => {
    const url = await server.createDatabase();
    const { log } = await openHubLog(url);
    const made = sealedRounds(1, 3);
    const [first, second, third] = made as [Operation, Operation, Operation];
    const forged = { ...first, payload: first.payload.replace('Round 1', 'Round 7') };
    await log.receive('desk', 3, [forged, { ...second, hlc: 'noon' }, third]);
    expect(await reasons(url)).toEqual([
      { seq: '1', state: 'rejected', reason: 'Its content does not match its hash.' },
      { seq: '2', state: 'rejected', reason: 'Its clock has no valid form.' },
      { seq: '3', state: 'applied', reason: null },
    ]);
    // As a desk does, so that whoever knows better learns of it.
    expect(names(await log.after(0, FAR))).toEqual(names(made));
    await log.receive('desk', 3, [forged, first, second]);
    await log.receive('desk', 3, [forged]);
    const after = await log.after(3, FAR);
    expect(after).toMatchObject([first, second]);
    expect((await reasons(url)).map((row) => (row as { state: string }).state)).toEqual([
      'applied',
      'applied',
      'applied',
    ]);
  });

  test('what whoever brings it may not is kept apart and not passed on, until somebody brings it who may', async () => {
    const url = await server.createDatabase();
    const { log } = await openHubLog(url);
    const made = sealedRounds(1, 2);
    const refuse = ({ seq }: Operation) => (seq === 1 ? 'A kiosk makes no rounds.' : null);
    await log.receive('kiosk', 2, made, refuse);
    expect(names(await log.after(0, FAR))).toEqual(names(made.slice(1)));
    expect(await reasons(url)).toMatchObject([{ state: 'rejected', reason: 'A kiosk makes no rounds.' }, {}]);
    await log.receive('desk', 2, made);
    expect(await log.after(2, FAR)).toMatchObject([made[0]]);
  });

  test('of one desk and number the first that is sound stays', async () => {
    const { log } = await openHubLog(await server.createDatabase());
    const [one] = sealedRounds(1, 1);
    const make = sealing(one?.deskId ?? '');
    const another = make(roundSet as OperationKind<never>, {
      ...{ id: countedIds(9).next(), eventId: countedIds(9).next(), fields: { name: 'Another' } },
    });
    await log.receive('desk', 1, [one as Operation]);
    await log.receive('copy', 1, [another]);
    expect(await log.after(0, FAR)).toMatchObject([one]);
  });
});

describe('what is to be forgotten', () => {
  const ids = countedIds(40);
  const [eventId, personId, organizationId] = [ids.next(), ids.next(), ids.next()] as const;
  const registration = (firstName: string) => ({
    ...{ eventId, personId, organizationId, ticketCodes: ['TICKET-7'] },
    ...{ person: { firstName }, fields: { source: 'import', status: 'enrolled', note: 'Vegan' } },
  });
  const erasure = { personId, organizationId, accountIds: [] };
  const register = registrationSet as OperationKind<never>;
  const erase = personErase as OperationKind<never>;

  test('a redacted copy takes the place of the whole one, and the whole one that of no redacted one', async () => {
    const url = await server.createDatabase();
    const { log } = await openHubLog(url);
    const make = sealing(ids.next());
    const [whole, other] = [make(register, registration('Ada')), make(register, registration('Grace'))];
    const copies = [whole, other].map((one) => ({ ...one, payload: 'null', redacted: 1 }));
    const [first, second] = copies as [Operation, Operation];
    await log.receive('desk', 2, [whole, second]);
    await log.receive('desk', 2, [first, other]);
    expect(await log.after(0, FAR)).toMatchObject(copies);
    // Not of another operation under the same number.
    const strange = { ...sealing(whole.deskId)(register, registration('Eve')), payload: 'null', redacted: 1 };
    const fresh = await openHubLog(await server.createDatabase());
    await fresh.log.receive('desk', 1, [whole]);
    await fresh.log.receive('desk', 1, [strange]);
    expect(await fresh.log.after(0, FAR)).toMatchObject([{ payload: whole.payload, redacted: 0 }]);
  });

  test.each(['before', 'after', 'with'])(
    'what was said of somebody goes when it comes %s the erasure',
    async (when) => {
      const { log } = await openHubLog(await server.createDatabase());
      const make = sealing(ids.next());
      const said = make(register, registration('Ada'));
      const erased = make(erase, erasure);
      const anew = make(register, registration('Ada again'));
      const order = { before: [[said], [erased]], after: [[erased], [said]], with: [[erased, said]] }[when] ?? [];
      for (const batch of order) await log.receive('desk', 1, batch);
      await log.receive('desk', 3, [anew]);
      const out = (await log.after(0, FAR)).toSorted((a, b) => a.seq - b.seq);
      expect(out.map(({ redacted }) => redacted)).toEqual([1, 0, 0]);
      const [left] = out;
      expect(left?.payload).not.toMatch(/Ada|Vegan|TICKET/);
      expect(JSON.parse(left?.payload ?? '')).toMatchObject({ personId, eventId, fields: { status: 'enrolled' } });
      expect(left?.hash).toBe(said.hash);
      expect(out[2]?.payload).toBe(anew.payload);
      expect(left?.subjectId).toBe(idOf.registration(eventId, personId));
    },
  );

  test('what a newer version said goes once this one has caught up', async () => {
    const url = await server.createDatabase();
    const make = sealing(ids.next());
    const made = [make(register, registration('Ada')), make(erase, erasure)];
    const old = await openHubLog(url, { kinds: operationKinds.filter(({ kind }) => kind !== 'registration.set') });
    await old.log.receive('desk', 2, made);
    expect(await old.log.after(0, FAR)).toMatchObject([{ state: 'unknown', payload: made[0]?.payload }, {}]);
    const { log } = await openHubLog(url);
    const out = await log.after(0, FAR);
    expect(out).toMatchObject([{ state: 'applied', redacted: 1 }, { state: 'applied' }]);
    expect(out[0]?.payload).not.toContain('Ada');
  });
});

describe('a connection that is lost', () => {
  test('in the middle of taking operations in leaves nothing, and the next time it works', async () => {
    const url = await server.createDatabase();
    const { store, log } = await openHubLog(url);
    const made = sealedRounds(1, 500);
    let isCut = false;
    const broken = await logOver(
      within(store, (tx) => ({
        all: tx.all,
        get: tx.get,
        run: async (sql, parameters) => {
          const result = await tx.run(sql, parameters);
          if (!isCut && sql.startsWith('INSERT INTO operations')) {
            isCut = true;
            const [own] = await tx.all<{ pid: number }>('SELECT pg_backend_pid() AS pid');
            await server.query('SELECT pg_terminate_backend($1)', [own?.pid]);
          }
          return result;
        },
      })),
    );
    await expect(broken.receive('desk', 500, made)).rejects.toThrow();
    expect(isCut).toBe(true);
    expect(await log.after(0, FAR)).toEqual([]);
    expect(await log.held()).toEqual(new Map());
    expect(await log.receivedOf('desk')).toBe(0);
    await broken.receive('desk', 500, made);
    expect(names(await log.after(0, FAR))).toEqual(names(made));
    expect((await log.after(0, FAR)).map(({ position }) => position)).toEqual(made.map(({ seq }) => seq));
  });

  test('of all at once is made anew', async () => {
    const url = await server.createDatabase();
    const { log } = await openHubLog(url);
    const made = sealedRounds(1, 2);
    await log.receive('desk', 1, made.slice(0, 1));
    await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      new URL(url).pathname.slice(1),
    ]);
    await vi.waitFor(() => log.receive('desk', 2, made), PATIENCE);
    expect(names(await log.after(0, FAR))).toEqual(names(made));
  });

  test('with a server that is started anew is found again, also by who listens', async () => {
    const url = await server.createDatabase();
    const [hub, other] = [await openHubLog(url, { pollMs: 20 }), await openHubLog(url, { pollMs: NEVER })];
    hub.lines.expect(/lost|cannot be listened to|Postgres pool|statement failed/);
    other.lines.expect(/lost|cannot be listened to|Postgres pool|statement failed/);
    const made = sealedRounds(1, 2);
    await hub.log.receive('desk', 1, made.slice(0, 1));
    await server.restart(async () => {
      await expect(hub.log.receive('desk', 2, made)).rejects.toThrow();
      // Whoever listens has tried by then, and in vain.
      await vi.waitFor(() => expect(other.lines.lines).toContainEqual(REFUSED), PATIENCE);
    });
    const heard = vi.fn();
    other.log.onNews(heard);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), PATIENCE);
    await hub.log.receive('desk', 2, made);
    expect(names(await other.log.after(0, FAR))).toEqual(names(made));
    for (const { lines } of [hub, other]) expect(lines.unexpected()).toEqual([]);
  });

  test('a batch that cannot be taken in keeps no other out', async () => {
    const { log } = await openHubLog(await server.createDatabase());
    const [one, two, bad] = [sealedRounds(1, 1), sealedRounds(2, 1), sealedRounds(3, 1)];
    const beyond = bad.map((operation) => ({ ...operation, seq: 1e30 }));
    // The first is under way at once; those that follow wait, and go together.
    const results = await Promise.allSettled([
      log.receive('one', 1, one),
      log.receive('bad', 1, beyond),
      log.receive('two', 1, two),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(names(await log.after(0, FAR))).toEqual(names([...one, ...two]));
    expect(await log.receivedOf('bad')).toBe(0);
  });
});

describe('news', () => {
  const listening = async (log: PostgresLog) => {
    const heard = vi.fn();
    log.onNews(heard);
    return heard;
  };

  test('of one process wake the others', async () => {
    const url = await server.createDatabase();
    const [{ log }, { log: other }] = [
      await openHubLog(url, { pollMs: NEVER }),
      await openHubLog(url, { pollMs: NEVER }),
    ];
    const heard = await listening(other);
    const found: string[] = [];
    for (const [index, operation] of sealedRounds(1, 3).entries()) {
      await log.receive('desk', index + 1, [operation]);
      await vi.waitFor(async () => {
        expect(heard).toHaveBeenCalled();
        expect(names(await other.after(0, FAR))).toHaveLength(index + 1);
      }, PATIENCE);
      await page(other, index, found);
    }
    expect(found).toHaveLength(3);
  });

  test('are told of after the connection that listens was lost', async () => {
    const url = await server.createDatabase();
    const { log } = await openHubLog(url, { pollMs: NEVER });
    const heard = await listening((await openHubLog(url, { pollMs: NEVER })).log);
    const listeners = () =>
      server.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND datname = $1`, [
        new URL(url).pathname.slice(1),
      ]);
    await vi.waitFor(async () => expect(await listeners()).toHaveLength(2), PATIENCE);
    for (const { pid } of await listeners()) await server.query('SELECT pg_terminate_backend($1)', [pid]);
    heard.mockClear();
    // While nobody listens, or somebody does again: either way.
    await log.receive('desk', 1, sealedRounds(1, 1));
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), PATIENCE);
  });

  test('are found by looking where no notification comes', async () => {
    const url = await server.createDatabase();
    const { log } = await openHubLog(url);
    const heard = await listening((await openHubLog(url, { deaf: true, pollMs: 20 })).log);
    await log.receive('desk', 1, sealedRounds(1, 1));
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), PATIENCE);
  });
});

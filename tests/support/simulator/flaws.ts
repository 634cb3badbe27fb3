import type { CatchUpLog } from '#main/storage/catch-up.ts';
import type { OperationKind } from '#main/storage/operations/kind.ts';
import type { Projection } from '#main/storage/projections/projection.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { ExchangeLog } from '#main/sync/log.ts';
import type { QuickStore } from './quick-store.ts';

/** What is broken on purpose in a simulation, to see that it is found. */
export interface Flaw {
  log?(log: ExchangeLog, store: QuickStore): ExchangeLog;
  kinds?(kinds: readonly OperationKind[]): readonly OperationKind[];
  projections?(projections: readonly Projection[]): readonly Projection[];
  /** Nobody looks for what is left of people who were erased. */
  neverSweeps?: true;
  catchesUpWith?(log: CatchUpLog): CatchUpLog;
  /** What was not known before an upgrade stays so. */
  forgetsUnknown?: true;
}

export const NO_FLAW: Flaw = {};

/** A log that does some things in another way. */
function changed(log: ExchangeLog, changes: Partial<ExchangeLog>): ExchangeLog {
  return {
    logId: log.logId,
    deskId: log.deskId,
    held: () => log.held(),
    hashOf: (deskId, seq) => log.hashOf(deskId, seq),
    receivedOf: (logId) => log.receivedOf(logId),
    after: (position, limit) => log.after(position, limit),
    end: () => log.end(),
    heldTo: (position, held) => log.heldTo(position, held),
    keptBy: (logId) => log.keptBy(logId),
    noteKept: (logId, to) => log.noteKept(logId, to),
    receive: (logId, to, operations, refuse) => log.receive(logId, to, operations, refuse),
    hashes: (position, limit) => log.hashes(position, limit),
    ...changes,
  };
}

function catchUpLogOf(log: CatchUpLog): CatchUpLog {
  return {
    applyAgain: (tx, stored) => log.applyAgain(tx, stored),
    refresh: (tx, touched) => log.refresh(tx, touched),
    receive: (tx, operations) => log.receive(tx, operations),
    tellRefreshed: (tx, touched) => log.tellRefreshed(tx, touched),
    observe: (newest) => log.observe(newest),
    tellReceived: (tx, some) => log.tellReceived(tx, some),
  };
}

/** Writes how far a log has been read, as it should be written with what was read alone. */
const writeCursor = (tx: WriteTx, logId: string, to: number) =>
  tx.run(
    `INSERT INTO sync_logs (log_id, received) VALUES (?, ?)
     ON CONFLICT (log_id) DO UPDATE SET received = max(received, excluded.received)`,
    [logId, to],
  );

/** Does not hand on what is in some state here, and says nothing of it: its position is passed over. */
const withholding =
  (state: string): NonNullable<Flaw['log']> =>
  (log) =>
    changed(log, {
      async after(position, limit) {
        for (let behind = position; ; ) {
          const page = await log.after(behind, limit);
          const rest = page.filter((operation) => (operation as { state?: string }).state !== state);
          if (page.length === 0 || rest.length > 0) return rest;
          behind = page.at(-1)?.position ?? behind;
        }
      },
    });

/** Ways in which the exchange, the log or what is derived could be wrong; each has to be found by some simulation. */
export const FLAWS: Readonly<Record<string, Flaw>> = {
  'the cursor is committed before what it is about': {
    log: (log, store) =>
      changed(log, {
        async receive(logId, to, operations) {
          await store.write((tx) => writeCursor(tx, logId, to));
          await log.receive(logId, to, operations);
        },
      }),
  },
  'it is said to be kept before it is on disk': {
    log: (log) =>
      changed(log, {
        async receive(logId, to, operations) {
          // The next one finds it written; until then it is in memory alone.
          const before = late.get(log);
          late.set(log, () => log.receive(logId, to, operations));
          await before?.();
        },
      }),
  },
  'ties of clocks go by arrival': {
    kinds: (kinds) =>
      kinds.map((kind) => ({
        ...kind,
        prepare: (operations) =>
          kind.prepare(operations.map((one) => ({ ...one, hlc: `${one.hlc.slice(0, 18)}00000000` }))),
      })),
  },
  'what comes late about somebody who was erased stays': {
    neverSweeps: true,
    projections: (projections) => {
      const done = new Set<string>();
      return projections.map((one) =>
        one.name !== 'erasure'
          ? one
          : {
              name: one.name,
              async refresh(tx, ids) {
                await one.refresh(
                  tx,
                  ids.filter((id) => !done.has(id)),
                );
                for (const id of ids) done.add(id);
              },
            },
      );
    },
  },
  'what is not understood is not handed on': { log: withholding('unknown') },
  'what is refused is not handed on': { log: withholding('rejected') },
  'what was kept is not applied after an upgrade': { forgetsUnknown: true },
  'what a desk did is lost where it takes over what another one holds': {
    catchesUpWith: (log) => ({ ...catchUpLogOf(log), applyAgain: async () => new Map() }),
  },
  'gaps count as held': {
    log: (log, store) =>
      changed(log, {
        async held() {
          const rows = await store.read.all<{ deskId: string; seq: number; hash: string }>(
            'SELECT desk_id AS deskId, max(seq) AS seq, hash FROM operations GROUP BY desk_id',
          );
          return new Map(rows.map(({ deskId, ...last }) => [deskId, last]));
        },
      }),
  },
  'the newest is handed on before what is written beside it': {
    log: (log) =>
      changed(log, {
        async after(position, limit) {
          const page = await log.after(position, limit);
          return page.length > 1 ? page.slice(1) : page;
        },
      }),
  },
};

const late = new WeakMap<ExchangeLog, () => Promise<void>>();

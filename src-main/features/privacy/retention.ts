import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor, Context } from '#main/core/context.ts';
import { exportsFolder } from '#main/features/exports/service.ts';
import { hasOthers } from '#main/features/organizations/service.ts';
import {
  dailyFiguresSet,
  messageSet,
  notificationSet,
  organizationSet,
  passcodeSet,
} from '#main/storage/operations/kinds/index.ts';
import type { RetentionDue, RetentionPeriods } from '#shared/contract/privacy.ts';
import { DEFAULT_RETENTION, RETENTION_KINDS, type RetentionKind } from '#shared/domain/retention.ts';
import type { PrivacyService } from './service.ts';

const DAY = 24 * 60 * 60_000;
/** Rows that are changed in one write. */
const PIECE = 200;

export interface RetentionParts {
  folder: string;
  privacy: PrivacyService;
  /** Whether this is the organization that the installation was set up with. */
  isHome: boolean;
}

type PeriodsPatch = { [K in RetentionKind]?: number | null | undefined };

/** One kind of what is kept for a while: what is due, and how it goes. */
interface Rule {
  due(before: number): Promise<string[]>;
  remove(actor: Actor, ids: readonly string[]): Promise<void>;
}

/** How long what is kept, and its end. */
export class RetentionService {
  readonly #context: Context;
  readonly #parts: RetentionParts;
  readonly #rules: Record<RetentionKind, Rule>;

  constructor(context: Context, parts: RetentionParts) {
    this.#context = context;
    this.#parts = parts;
    this.#rules = this.#makeRules();
  }

  async get(): Promise<{ periods: RetentionPeriods; due: RetentionDue }> {
    const periods = await this.#periods();
    return { periods, due: await this.#allDue(periods) };
  }

  /** What would be due with other periods. */
  async preview(patch: PeriodsPatch): Promise<{ due: RetentionDue }> {
    return { due: await this.#allDue(await this.#periods(patch)) };
  }

  async set(actor: Actor, patch: PeriodsPatch): ReturnType<RetentionService['get']> {
    const { store, operations, organizationId } = this.#context;
    const periods = await this.#periods(patch);
    // An operation says numbers alone: this many days stand for good.
    const retention = Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, periods[kind] ?? FOR_GOOD]));
    await store.write((tx) =>
      operations.append(tx, actor, organizationSet, { id: organizationId, fields: { retention } }),
    );
    return this.get();
  }

  /** Deletes what is due of some kinds. @returns how much of each kind, those without any left out */
  async carryOut(
    actor: Actor,
    kinds: readonly RetentionKind[],
    signal?: AbortSignal,
  ): Promise<Partial<Record<RetentionKind, number>>> {
    const periods = await this.#periods();
    const done: Partial<Record<RetentionKind, number>> = {};
    for (const kind of kinds) {
      const ids = await this.#dueOf(kind, periods);
      for (let start = 0; start < ids.length; start += PIECE) {
        signal?.throwIfAborted();
        await this.#rules[kind].remove(actor, ids.slice(start, start + PIECE));
      }
      if (ids.length > 0) done[kind] = ids.length;
    }
    if (LEAVES_TRACES.some((kind) => done[kind] !== undefined)) await this.#parts.privacy.purge();
    return done;
  }

  async #allDue(periods: RetentionPeriods): Promise<RetentionDue> {
    const due: RetentionDue = [];
    for (const kind of RETENTION_KINDS) due.push({ kind, count: (await this.#dueOf(kind, periods)).length });
    return due;
  }

  /** The periods as they are, with what a patch says in their place. */
  async #periods(patch: PeriodsPatch = {}): Promise<RetentionPeriods> {
    const { store, organizationId } = this.#context;
    const row = await store.read.get<{ retention: string | null }>('SELECT retention FROM organizations WHERE id = ?', [
      organizationId,
    ]);
    const own = JSON.parse(row?.retention ?? '{}') as Partial<Record<RetentionKind, number>>;
    return Object.fromEntries(
      RETENTION_KINDS.map((kind) => {
        const days = own[kind] ?? DEFAULT_RETENTION[kind];
        const said = patch[kind];
        return [kind, said !== undefined ? said : days === FOR_GOOD ? null : days];
      }),
    ) as RetentionPeriods;
  }

  async #dueOf(kind: RetentionKind, periods: RetentionPeriods): Promise<string[]> {
    const days = periods[kind];
    return days === null ? [] : this.#rules[kind].due(this.#context.clock.now() - days * DAY);
  }

  #makeRules(): Record<RetentionKind, Rule> {
    const { store, operations, organizationId, clock } = this.#context;
    const { read } = store;
    const ids = async (sql: string, ...parameters: (string | number)[]) =>
      (await read.all<{ id: string }>(sql, parameters)).map((row) => row.id);
    const rows = <T>(sql: string, some: readonly string[]) => read.all<T>(sql, [JSON.stringify(some)]);
    const run = (sql: string, some: readonly string[]) => store.write((tx) => tx.run(sql, [JSON.stringify(some)]));
    return {
      sessions: {
        // Those of passcodes and of all organizations: an ended session is nobody's any more.
        due: (before) =>
          ids('SELECT token_hash AS id FROM sign_in_sessions WHERE expires_at < ? AND kiosk_event_id IS NULL', before),
        remove: async (_, some) => {
          await run('DELETE FROM sign_in_sessions WHERE token_hash IN (SELECT value FROM json_each(?))', some);
        },
      },
      credentials: {
        due: (before) =>
          ids(
            'SELECT id FROM passcodes WHERE organization_id = ? AND until_at < ? AND code_hash IS NOT NULL',
            organizationId,
            before,
          ),
        remove: async (actor, some) => {
          const found = await rows<{ id: string; eventId: string; selector: string }>(
            'SELECT id, event_id AS eventId, selector FROM passcodes WHERE id IN (SELECT value FROM json_each(?))',
            some,
          );
          const fields = { codeHash: null, deletedAt: clock.now() };
          await store.write((tx) =>
            operations.appendMany(
              tx,
              actor,
              found.map((row) => ({ kind: passcodeSet, payload: { ...row, organizationId, fields } })),
            ),
          );
        },
      },
      figures: {
        due: (before) =>
          ids(
            `SELECT f.id FROM events AS e CROSS JOIN daily_figures AS f ON f.event_id = e.id
             WHERE e.organization_id = ? AND f.deleted_at IS NULL AND f.day < ?`,
            organizationId,
            new Date(before).toISOString().slice(0, 10),
          ),
        remove: async (actor, some) => {
          const found = await rows<{ eventId: string; day: string }>(
            'SELECT event_id AS eventId, day FROM daily_figures WHERE id IN (SELECT value FROM json_each(?))',
            some,
          );
          await store.write((tx) =>
            operations.appendMany(
              tx,
              actor,
              found.map((row) => ({ kind: dailyFiguresSet, payload: { ...row, fields: { deletedAt: clock.now() } } })),
            ),
          );
        },
      },
      notifications: {
        due: (before) =>
          ids(
            'SELECT id FROM notifications WHERE organization_id = ? AND deleted_at IS NULL AND sent_at < ?',
            organizationId,
            before,
          ),
        remove: async (actor, some) => {
          const found = await rows<{ id: string; eventId: string | null; recipientId: string; kind: 'registration' }>(
            `SELECT id, event_id AS eventId, recipient_id AS recipientId, kind FROM notifications
             WHERE id IN (SELECT value FROM json_each(?))`,
            some,
          );
          const fields = { data: null, deletedAt: clock.now() };
          await store.write((tx) =>
            operations.appendMany(
              tx,
              actor,
              found.map((row) => ({ kind: notificationSet, payload: { ...row, organizationId, fields } })),
            ),
          );
        },
      },
      importedRows: {
        due: (before) =>
          ids(
            `SELECT i.id FROM events AS e CROSS JOIN imports AS i ON i.event_id = e.id
             WHERE e.organization_id = ? AND i.finished_at < ? AND EXISTS (
               SELECT 1 FROM import_rejects AS r WHERE r.import_id = i.id)`,
            organizationId,
            before,
          ),
        remove: async (_, some) => {
          await run('DELETE FROM import_rejects WHERE import_id IN (SELECT value FROM json_each(?))', some);
        },
      },
      exports: {
        // They lie in one folder: where several organizations share it, how long is said by the one that was there first.
        due: async (before) => {
          const isTheirs = this.#parts.isHome || !(await hasOthers(read, organizationId));
          return isTheirs ? oldFiles(exportsFolder(this.#parts.folder), before) : [];
        },
        remove: async (_, some) => {
          for (const name of some) await rm(join(exportsFolder(this.#parts.folder), name), { force: true });
        },
      },
      messages: {
        due: (before) =>
          ids(
            `SELECT m.id FROM events AS e CROSS JOIN messages AS m ON m.event_id = e.id
             WHERE e.organization_id = ? AND ${overAt('e')} < ? AND m.text IS NOT NULL`,
            organizationId,
            before,
          ),
        remove: async (actor, some) => {
          const found = await rows<{ id: string; eventId: string; senderId: string }>(
            'SELECT id, event_id AS eventId, sender_id AS senderId FROM messages WHERE id IN (SELECT value FROM json_each(?))',
            some,
          );
          const fields = { text: null, deletedAt: clock.now() };
          await store.write((tx) =>
            operations.appendMany(
              tx,
              actor,
              found.map((row) => ({ kind: messageSet, payload: { ...row, fields } })),
            ),
          );
        },
      },
      people: {
        // One registration of each person all of whose events are over for long enough; taken out of the list or not.
        due: (before) =>
          ids(
            `SELECT min(r.id) AS id FROM events AS e CROSS JOIN registrations AS r ON r.event_id = e.id
             CROSS JOIN people AS p ON p.id = r.person_id
             WHERE e.organization_id = ?1 AND ${overAt('e')} < ?2
               AND (p.display_name IS NOT NULL OR p.email IS NOT NULL) AND NOT EXISTS (
                 SELECT 1 FROM registrations AS o CROSS JOIN events AS f ON f.id = o.event_id
                 WHERE o.person_id = r.person_id AND o.deleted_at IS NULL AND coalesce(${overAt('f')}, ?2) >= ?2)
             GROUP BY r.person_id`,
            organizationId,
            before,
          ),
        remove: async (actor, some) => {
          for (const id of some) await this.#parts.privacy.eraseQuietly(actor, id);
        },
      },
    };
  }
}

/** Kinds whose end takes something out of the log of operations, and so out of what the database has written there. */
const LEAVES_TRACES: readonly RetentionKind[] = ['people', 'messages', 'credentials'];
const FOR_GOOD = 1_000_000;

/** When an event was over: at its end, or, where nobody ever gave it one, when it was last changed before it was closed. */
function overAt(event: string): string {
  return `coalesce(${event}.end_at, iif(${event}.status IN ('completed', 'cancelled'), ${event}.updated_at, NULL))`;
}

async function oldFiles(folder: string, before: number): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const old: string[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isFile() === true && found.mtimeMs < before) old.push(name);
  }
  return old;
}

import type { Context } from '#main/core/context.ts';
import { type Changes, changesOf, type FieldChange } from '#main/storage/operations/history.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { AuditEntry, AuditQuery } from '#shared/contract/audit.ts';
import { AppError, type Json } from '#shared/domain/errors.ts';
import { type Actor, may } from '#shared/domain/roles.ts';
import { FACT_FIELDS, kindsOf, RESOURCE_OF, SECRET_FIELDS } from './kinds.ts';
import { namesIn, namesOf, type Subject } from './names.ts';
import { inWords } from './rules.ts';

/** @throws AppError for a whole organization, where somebody sees events one by one */
export function requireEvent(eventId: string | undefined): asserts eventId is string {
  if (eventId !== undefined) return;
  throw new AppError('invalidInput', 'Choose an event: the whole organization is for administrators.');
}

/** What of the history somebody may see. */
export interface AuditViewer {
  /** Events one by one, and not the organization. */
  eventOnly: boolean;
  /** Who liked and who passed whom. */
  choices: boolean;
}

export function viewerOf(role: Actor | 'app'): AuditViewer {
  return { eventOnly: role === 'organizer', choices: role !== 'app' && may(role, 'choices.read') };
}

/** Registrations whose history a text finds. */
const MOST_FOUND = 50;
const SECRET = '••••';

interface Row {
  position: number;
  at: number;
  hlc: string;
  kind: string;
  subjectId: string;
  payload: string;
  eventId: string | null;
  eventTitle: string | null;
  actorId: string | null;
  actor: string | null;
  deskId: string;
  desk: string | null;
  origin: string | null;
  redacted: number;
}

/** Who did what to which row, when, at which desk, before and after: the log of operations, as people read it. */
export class AuditService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async list(
    query: AuditQuery & { cursor?: string | undefined; limit: number },
    { eventOnly, choices }: AuditViewer,
  ): Promise<{ entries: AuditEntry[]; names: Record<string, string>; cursor: string | null }> {
    if (eventOnly) requireEvent(query.eventId);
    const { read } = this.#context.store;
    const before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : readPosition(query.cursor);
    const rows = await this.#find(read, query, { before, limit: query.limit + 1, choices });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const entries = await this.#explain(read, page);
    return {
      entries,
      names: await namesIn(read, entries),
      cursor: rows.length > query.limit && last !== undefined ? String(last.position) : null,
    };
  }

  async #find(
    read: Reader,
    query: AuditQuery,
    { before, limit, choices }: { before: number; limit: number; choices: boolean },
  ): Promise<Row[]> {
    const { organizationId } = this.#context;
    const conditions: string[] = [];
    const parameters: (string | number)[] = [];
    const add = (condition: string, ...values: (string | number)[]) => {
      conditions.push(condition);
      parameters.push(...values);
    };
    add('o.position < ?', before);
    add('o.kind IN (SELECT value FROM json_each(?))', JSON.stringify(kindsOf(query.resource, choices)));
    if (query.eventId !== undefined) add('o.event_id = ?', query.eventId);
    // What is of no event says whose it is; a room of a venue, by the venue.
    else {
      add(
        `(o.event_id IN (SELECT id FROM events WHERE organization_id = ?) OR (o.event_id IS NULL AND (
          o.payload ->> 'organizationId' = ? OR o.subject_id = ? OR (o.kind = 'location.set' AND EXISTS (
            SELECT 1 FROM locations AS l CROSS JOIN venues AS v ON v.id = l.venue_id
            WHERE l.id = o.subject_id AND v.organization_id = ?)))))`,
        organizationId,
        organizationId,
        organizationId,
        organizationId,
      );
    }
    if (query.subjectId !== undefined) add('o.subject_id = ?', query.subjectId);
    if (query.registrationId !== undefined) {
      add('o.subject_id IN (SELECT value FROM json_each(?))', JSON.stringify(await this.#of([query.registrationId])));
    }
    // The plus keeps SQLite at the order of arrival, where a page is soon full.
    if (query.from !== undefined) add('+o.at >= ?', query.from);
    if (query.until !== undefined) add('+o.at < ?', query.until);
    if (query.text !== undefined && query.text.trim() !== '') {
      const { subjects, actors } = await this.#named(query.text, query.eventId);
      add(
        '(+o.subject_id IN (SELECT value FROM json_each(?)) OR +o.actor_id IN (SELECT value FROM json_each(?)))',
        JSON.stringify(subjects),
        JSON.stringify(actors),
      );
    }
    return read.all<Row>(
      `SELECT o.position, o.at, o.hlc, o.kind, o.subject_id AS subjectId, o.payload, o.event_id AS eventId,
         e.title AS eventTitle, o.actor_id AS actorId, coalesce(a.name, a.email, c.name, k.name) AS actor,
         o.desk_id AS deskId, d.name AS desk, o.origin, o.redacted
       FROM operations AS o
       LEFT JOIN events AS e ON e.id = o.event_id
       LEFT JOIN accounts AS a ON a.id = o.actor_id
       LEFT JOIN passcodes AS c ON c.id = o.actor_id
       LEFT JOIN api_keys AS k ON k.id = o.actor_id
       LEFT JOIN desks AS d ON d.id = o.desk_id
       WHERE ${conditions.join(' AND ')} ORDER BY o.position DESC LIMIT ?`,
      [...parameters, limit],
    );
  }

  /** Whom a text may mean: registrations, with their badges, check-ins and files; and those who did something. */
  async #named(text: string, eventId: string | undefined): Promise<{ subjects: string[]; actors: string[] }> {
    const { store, search, organizationId } = this.#context;
    const events =
      eventId === undefined
        ? await store.read.all<{ id: string }>('SELECT id FROM events WHERE organization_id = ?', [organizationId])
        : [{ id: eventId }];
    const registrations: string[] = [];
    for (const { id } of events) registrations.push(...(await search.find(id, text, MOST_FOUND)));
    const own = await this.#of(registrations);
    const actors = await store.read.all<{ id: string }>(
      `SELECT id FROM accounts WHERE organization_id = ?1 AND (name LIKE ?2 OR email LIKE ?2)
       UNION ALL SELECT id FROM passcodes WHERE organization_id = ?1 AND name LIKE ?2
       UNION ALL SELECT id FROM api_keys WHERE organization_id = ?1 AND name LIKE ?2
       UNION ALL SELECT 'owner' WHERE 'command line' LIKE ?2`,
      [organizationId, `%${text.trim().replace(/[%_]/g, '')}%`],
    );
    // An account may be what was changed as well.
    const ids = actors.map((row) => row.id);
    return { subjects: [...own, ...ids], actors: ids };
  }

  /** Registrations with all that belongs to them: their badges, check-ins, files, and when they can meet. */
  async #of(registrations: readonly string[]): Promise<string[]> {
    const rows = await this.#context.store.read.all<{ id: string }>(
      `SELECT value AS id FROM json_each(?1)
       UNION ALL SELECT m.id FROM json_each(?1) AS i CROSS JOIN media AS m ON m.registration_id = i.value
       UNION ALL SELECT c.id FROM json_each(?1) AS i CROSS JOIN check_ins AS c ON c.registration_id = i.value
       UNION ALL SELECT d.id FROM json_each(?1) AS i CROSS JOIN documents AS d ON d.registration_id = i.value
       UNION ALL SELECT a.id FROM json_each(?1) AS i CROSS JOIN availabilities AS a ON a.registration_id = i.value`,
      [JSON.stringify(registrations)],
    );
    return rows.map((row) => row.id);
  }

  async #explain(read: Reader, rows: readonly Row[]): Promise<AuditEntry[]> {
    const changes = await changesOf(read, rows);
    const subjects = await namesOf(read, rows);
    return rows.map((row, index) => toEntry(row, changes[index] ?? NOTHING, subjects.get(row.subjectId)));
  }
}

const NOTHING: Changes = { first: false, fields: [] };

function toEntry(row: Row, { first, fields: changes }: Changes, subject: Subject | undefined): AuditEntry {
  const payload = (JSON.parse(row.payload) ?? {}) as Record<string, Json>;
  const facts = FACT_FIELDS[row.kind];
  const origin = row.origin === null ? null : (JSON.parse(row.origin) as { address: string; client: string | null });
  return {
    position: row.position,
    at: row.at,
    resource: RESOURCE_OF[row.kind] ?? 'activity',
    action: facts === undefined ? actionOf(first, changes) : 'recorded',
    detail: detailOf(row.kind, payload),
    subjectId: row.subjectId,
    subject: subject?.name ?? null,
    registrationId: subject?.registrationId ?? null,
    eventId: row.eventId,
    eventTitle: row.eventTitle,
    actorId: row.actorId,
    actor: row.actorId === 'owner' ? 'Command line' : row.actor,
    deskId: row.deskId,
    // A fact says itself where it was: a desk may have had another name, or several doors.
    desk: typeof payload.deskName === 'string' ? payload.deskName : (row.desk ?? ''),
    address: origin?.address ?? null,
    client: origin?.client ?? null,
    changes:
      facts === undefined
        ? inWords(row.kind, changes)
            .filter(differs)
            .map(({ field, before, after }) => ({
              field,
              before: shown(field, before ?? null),
              after: shown(field, after),
            }))
        : facts.flatMap((field) => {
            const after = payload[field] ?? null;
            return after === null ? [] : [{ field, before: null, after: shown(field, after) }];
          }),
    redacted: row.redacted === 1,
  };
}

function actionOf(first: boolean, changes: readonly FieldChange[]): AuditEntry['action'] {
  const deletion = changes.find((change) => change.field === 'deletedAt');
  if (deletion !== undefined && deletion.after !== null) return 'deleted';
  if (first) return 'created';
  return deletion !== undefined && deletion.before != null ? 'restored' : 'changed';
}

function detailOf(kind: string, payload: Record<string, Json>): string | null {
  if (kind === 'checkIn.record') return String(payload.verdict);
  if (kind === 'checkIn.undo') return 'undo';
  if (kind === 'activity.record') return String(payload.action);
  if (kind === 'person.erase') return 'erasure';
  if (kind === 'choice.record') return payload.undoOf === null ? String(payload.choice) : 'undo';
  return null;
}

function differs({ before, after }: FieldChange): boolean {
  return JSON.stringify(before ?? null) !== JSON.stringify(after);
}

function shown(field: string, value: Json): string | number | boolean | null {
  if (value === null) return null;
  if (SECRET_FIELDS.has(field)) return SECRET;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function readPosition(cursor: string): number {
  const position = Number(cursor);
  if (!Number.isSafeInteger(position) || position < 0) {
    throw new AppError('invalidInput', 'The place in the list is not valid; start from its beginning.');
  }
  return position;
}

import type { Context } from '#main/core/context.ts';
import { type AuditService, type AuditViewer, requireEvent } from '#main/features/audit/service.ts';
import { SuggestionService } from '#main/features/matching/suggestions.ts';
import { IS_BOOKED, PLACED, POINT, ROUND, STATUS } from '#main/features/meetings/standing.ts';
import type { RegistrationService } from '#main/features/registrations/service.ts';
import type { SqlValue } from '#main/storage/statements.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { AuditEntry } from '#shared/contract/audit.ts';
import type { ExportKind } from '#shared/contract/records.ts';
import { ListQuery } from '#shared/contract/registrations.ts';
import { AppError } from '#shared/domain/errors.ts';
import { planTable } from './plan-table.ts';
import type { Cell, ExportRequest, ExportTable } from './table.ts';

/** Rows that are read at once. */
const PAGE = 1000;

/** How a column is read and headed. `at` columns are epoch ms, `flag` columns 0 or 1. */
type Column = readonly [heading: string, sql: string, kind?: 'at' | 'flag'];

/** A list that one statement gives, in the order of a key that pages go on behind. */
interface Dataset {
  columns: readonly Column[];
  from: string;
  /** What rows are in order of, as an index has them where they are many; and what tells equal ones apart. */
  order: readonly [by: string, id: string];
  where: string;
  /** A last column that no statement gives, for some rows by their ids. */
  computed?: { heading: string; valuesOf: (context: Context, ids: readonly string[]) => Promise<readonly Cell[]> };
}

const PERSON: readonly Column[] = [
  ['Name', 'p.display_name'],
  ['E-mail', 'p.email'],
];

const WHO = `LEFT JOIN registrations AS r ON r.id = t.registration_id LEFT JOIN people AS p ON p.id = r.person_id`;

const DATASETS: Record<Exclude<ExportKind, 'registrations' | 'badges' | 'audit'>, Dataset> = {
  checkIns: {
    columns: [
      ['Time', 't.seen_at', 'at'],
      ['Recorded', 't.recorded_at', 'at'],
      ...PERSON,
      ['Ticket type', 'r.ticket_type'],
      ['Direction', 't.direction'],
      ['Verdict', 't.verdict'],
      ['Method', 't.method'],
      ['Presented', 't.presented'],
      ['Override reason', 't.override_reason'],
      ['Desk', 't.desk_name'],
      ['By', 't.actor_name'],
      ['Taken back', '(SELECT min(at) FROM undos WHERE check_in_id = t.id)', 'at'],
    ],
    from: `check_ins AS t ${WHO}`,
    order: ['t.seen_at', 't.id'],
    where: 't.event_id = ?',
  },
  waitlist: {
    columns: [['Since', 't.waitlisted_at', 'at'], ...PERSON, ['Ticket type', 't.ticket_type']],
    from: 'registrations AS t LEFT JOIN people AS p ON p.id = t.person_id',
    order: ['t.waitlisted_at', 't.id'],
    where: `t.event_id = ? AND t.status = 'waitlisted' AND t.deleted_at IS NULL`,
  },
  prints: {
    columns: [
      ['Time', 't.at', 'at'],
      ...PERSON,
      ['Template', 't.template'],
      ['Printer', 't.printer'],
      ['Outcome', 't.outcome'],
      ['Message', 't.message'],
      ['Desk', 't.desk_name'],
    ],
    from: `prints AS t ${WHO}`,
    order: ['t.at', 't.id'],
    where: 't.event_id = ?',
  },
  documents: {
    columns: [
      ...PERSON,
      ['Kind', 't.kind'],
      ['File', 't.original_name'],
      ['Type', 't.mime_type'],
      ['Bytes', 't.size'],
      ['Uploaded', 't.uploaded_at', 'at'],
      ['SHA-256', 't.hash'],
    ],
    from: `documents AS t ${WHO}`,
    order: ['t.uploaded_at', 't.id'],
    where: 't.event_id = ? AND t.deleted_at IS NULL',
  },
  rounds: {
    columns: [
      ['Round', 't.name'],
      ['Start', 't.start_at', 'at'],
      ['End', 't.end_at', 'at'],
      ['Place', 't.location_text'],
    ],
    from: 'rounds AS t',
    order: ['t.start_at', 't.id'],
    where: 't.event_id = ? AND t.deleted_at IS NULL',
  },
  meetingPoints: {
    columns: [
      ['Table', 't.name'],
      ['Pairs', 't.capacity'],
      [
        'Rooms',
        `(SELECT group_concat(l.name, ', ') FROM json_each(t.location_ids) AS i JOIN locations AS l ON l.id = i.value)`,
      ],
      ['Metres from the left', 't.position_x'],
      ['Metres from the top', 't.position_y'],
    ],
    from: 'meeting_points AS t',
    order: ['t.name', 't.id'],
    where: 't.event_id = ? AND t.deleted_at IS NULL',
  },
  availability: {
    columns: [...PERSON, ['Round', 'o.name'], ['Start', 'o.start_at', 'at'], ['Available', 't.available', 'flag']],
    from: `availabilities AS t ${WHO} JOIN rounds AS o ON o.id = t.round_id`,
    order: ['t.round_id', 't.id'],
    where: 'o.event_id = ? AND t.deleted_at IS NULL',
  },
  matches: {
    columns: [
      ['First', 'p1.display_name'],
      ['First e-mail', 'p1.email'],
      ['First company', 'p1.company'],
      ['Second', 'p2.display_name'],
      ['Second e-mail', 'p2.email'],
      ['Second company', 'p2.company'],
      ['Matched', 't.matched_at', 'at'],
      ['Active', 't.active', 'flag'],
      ['Origin', 't.origin'],
    ],
    from: `pairs AS t
      LEFT JOIN registrations AS r1 ON r1.id = t.first_id LEFT JOIN people AS p1 ON p1.id = r1.person_id
      LEFT JOIN registrations AS r2 ON r2.id = t.second_id LEFT JOIN people AS p2 ON p2.id = r2.person_id`,
    order: ['t.matched_at', 't.id'],
    where: 't.event_id = ? AND t.matched_at IS NOT NULL',
    computed: { heading: 'Strength', valuesOf: strengthsOf },
  },
  meetings: {
    columns: [
      ['Round', 'o.name'],
      ['Start', 'o.start_at', 'at'],
      ['Table', 'm.name'],
      ['First', 'p1.display_name'],
      ['Second', 'p2.display_name'],
      ['Status', STATUS],
      ['End', 'o.end_at', 'at'],
      ['Room', 'l.name'],
      ['First company', 'p1.company'],
      ['Second company', 'p2.company'],
      ['Plan', 'v.name'],
    ],
    from: `meetings AS t ${PLACED} LEFT JOIN pairs AS x ON x.id = t.match_id
      LEFT JOIN registrations AS r1 ON r1.id = x.first_id LEFT JOIN people AS p1 ON p1.id = r1.person_id
      LEFT JOIN registrations AS r2 ON r2.id = x.second_id LEFT JOIN people AS p2 ON p2.id = r2.person_id
      LEFT JOIN rounds AS o ON o.id = ${ROUND} LEFT JOIN meeting_points AS m ON m.id = ${POINT}
      LEFT JOIN locations AS l ON l.id = m.location_ids ->> 0 LEFT JOIN plans AS v ON v.id = s.plan_id`,
    // What has no round comes first: a page may end with it, and behind nothing there is no next.
    order: ['coalesce(o.start_at, 0)', 't.id'],
    where: `t.event_id = ? AND t.deleted_at IS NULL AND ${IS_BOOKED}`,
  },
  messages: {
    columns: [
      ['Time', 't.sent_at', 'at'],
      ['From', 't.sender_name'],
      ['Role', 't.sender_role'],
      ['For', 't.audience'],
      ['Text', 'CASE WHEN t.deleted_at IS NULL THEN t.text END'],
      ['Edited', 't.edited_at', 'at'],
      ['Deleted', 't.deleted_at', 'at'],
    ],
    from: 'messages AS t',
    order: ['t.sent_at', 't.id'],
    where: 't.event_id = ?',
  },
  dailyFigures: {
    columns: [
      ['Day', 't.day'],
      ['Slots', 't.slots'],
      ['Booked', 't.booked'],
      ['Held', 't.held'],
      ['No-shows', 't.no_shows'],
      ['Check-ins', 't.check_ins'],
      ['Most in a minute', 't.peak_rate'],
      ['Waitlist', 't.waitlist'],
      ['Enrolled', 't.enrolled'],
    ],
    from: 'daily_figures AS t',
    order: ['t.day', 't.id'],
    where: 't.event_id = ? AND t.deleted_at IS NULL',
  },
};

/** The list that was asked for. */
export async function tableOf(
  context: Context,
  parts: { registrations: RegistrationService; audit: AuditService },
  request: ExportRequest,
  viewer: AuditViewer,
): Promise<ExportTable> {
  const { what, eventId } = request;
  if (request.planId !== undefined && what !== 'meetings')
    throw new AppError(
      'invalidInput',
      'Only the export of meetings is of a plan. Leave the plan out, or export the meetings.',
    );
  if (what === 'audit') return auditTable(parts.audit, request, viewer);
  requireEvent(eventId);
  if (what === 'registrations') return registrationsTable(context, parts.registrations, { ...request, eventId });
  if (what === 'meetings' && request.planId !== undefined) return planTable(context, eventId, request.planId);
  if (what === 'badges') return badgesTable(context, parts.registrations, eventId);
  const dataset = DATASETS[what];
  const { read } = context.store;
  const counted = await read.get<{ count: number }>(
    `SELECT count(*) AS count FROM ${dataset.from} WHERE ${dataset.where}`,
    [eventId],
  );
  return {
    headings: [
      ...dataset.columns.map(([heading]) => heading),
      ...(dataset.computed === undefined ? [] : [dataset.computed.heading]),
    ],
    total: counted?.count ?? 0,
    async *pages() {
      const [by, id] = dataset.order;
      for (let after: [SqlValue, SqlValue] | null = null; ; ) {
        const rows: Record<string, SqlValue>[] = await read.all<Record<string, SqlValue>>(
          `SELECT ${by} AS place, ${id} AS id, ${select(dataset.columns)} FROM ${dataset.from}
           WHERE ${dataset.where} ${after === null ? '' : `AND (${by}, ${id}) > (?, ?)`} ORDER BY ${by}, ${id} LIMIT ${PAGE}`,
          [eventId, ...(after ?? [])],
        );
        const computed = await dataset.computed?.valuesOf(
          context,
          rows.map((row) => String(row.id)),
        );
        yield rows.map((row, index) => {
          const cells = cellsOf(dataset.columns, row);
          return computed === undefined ? cells : [...cells, computed[index] ?? null];
        });
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) return;
        after = [last.place ?? null, last.id ?? null];
      }
    },
  };
}

/** How well matches suit each other, 0 to 1; nothing where one of the two takes no part. */
async function strengthsOf(context: Context, ids: readonly string[]): Promise<Cell[]> {
  const strengths = await new SuggestionService(context).strengths(ids);
  return strengths.map((strength) => (strength === null ? null : Math.round(strength * 100) / 100));
}

function select(columns: readonly Column[]): string {
  return columns.map(([, sql], index) => `${sql} AS c${index}`).join(', ');
}

function cellsOf(columns: readonly Column[], row: Record<string, SqlValue>): Cell[] {
  return columns.map(([, , kind], index) => {
    const value = row[`c${index}`] ?? null;
    if (value === null) return null;
    if (kind === 'at') return new Date(Number(value));
    return kind === 'flag' ? (value === 1 ? 'yes' : 'no') : value;
  });
}

/** What a statement says of registrations, some of them at once: it takes their ids as JSON. */
async function* pagesOf<R>(read: Reader, ids: readonly string[], sql: string): AsyncGenerator<R[]> {
  for (let start = 0; start < ids.length; start += PAGE) {
    yield await read.all<R>(sql, [JSON.stringify(ids.slice(start, start + PAGE))]);
  }
}

const REGISTRATION: readonly Column[] = [
  ['First name', 'p.first_name'],
  ['Last name', 'p.last_name'],
  ['Name', 'p.display_name'],
  ['E-mail', 'p.email'],
  ['Phone', 'p.phone'],
  ['Company', 'p.company'],
  ['Job title', 'p.job_title'],
  ['Ticket type', 'r.ticket_type'],
  ['Order code', 'r.order_code'],
  ['Position ID', 'r.order_position'],
  [
    'Ticket code',
    `(SELECT group_concat(m.value, ' ') FROM media AS m
      WHERE m.registration_id = r.id AND m.kind = 'ticket' AND m.deleted_at IS NULL AND m.revoked_at IS NULL)`,
  ],
  ['Status', 'r.status'],
  ['Seat', 'r.seat'],
  ['Source', 'r.source'],
  ['Note', 'r.note'],
  ['Attention', 'r.attention', 'flag'],
  ['VIP', 'r.vip', 'flag'],
  ['Blocked', 'r.blocked', 'flag'],
  ['Interests', `(SELECT group_concat(i.value, ', ') FROM json_each(r.interests) AS i)`],
  ['Offering', `(SELECT group_concat(i.value, ', ') FROM json_each(r.offering) AS i)`],
  ['Looking for', `(SELECT group_concat(i.value, ', ') FROM json_each(r.looking_for) AS i)`],
  [
    'Consents',
    `(SELECT group_concat(i.value ->> 'purpose' || ' ' || (i.value ->> 'version'), ', ') FROM json_each(r.consents) AS i
      WHERE i.value ->> 'refused' IS NULL)`,
  ],
  ['Registered', 'r.joined_at', 'at'],
  ['Waiting since', 'r.waitlisted_at', 'at'],
  ['Inside', 'coalesce(s.inside, 0)', 'flag'],
  ['First check-in', 's.first_entry_at', 'at'],
  ['Last seen', 's.last_pass_at', 'at'],
  ['Check-ins', 'coalesce(s.entries, 0)'],
];

/** Registrations as a list shows them, with the fields that an import kept beside. */
async function registrationsTable(
  context: Context,
  registrations: RegistrationService,
  { eventId, list }: ExportRequest & { eventId: string },
): Promise<ExportTable> {
  const { read } = context.store;
  const ids = await registrations.ids(ListQuery.parse({ ...list, eventId }));
  const extras = await read.all<{ key: string }>(
    `SELECT DISTINCT e.key AS key FROM registrations AS r CROSS JOIN json_each(r.extra) AS e
     WHERE r.event_id = ? AND r.deleted_at IS NULL AND r.extra IS NOT NULL ORDER BY e.key LIMIT 500`,
    [eventId],
  );
  const headings = [...REGISTRATION.map(([heading]) => heading), ...extras.map(({ key }) => key)];
  return {
    headings,
    total: ids.length,
    async *pages() {
      const pages = pagesOf<Record<string, SqlValue> & { extra: string | null }>(
        read,
        ids,
        `SELECT ${select(REGISTRATION)}, r.extra AS extra FROM json_each(?) AS i
         CROSS JOIN registrations AS r ON r.id = i.value
         LEFT JOIN people AS p ON p.id = r.person_id LEFT JOIN presences AS s ON s.registration_id = r.id
         ORDER BY i.key`,
      );
      for await (const rows of pages) {
        yield rows.map((row) => {
          const own = JSON.parse(row.extra ?? '{}') as Record<string, string>;
          return [...cellsOf(REGISTRATION, row), ...extras.map(({ key }) => own[key] ?? null)];
        });
      }
    },
  };
}

const BADGES: readonly Column[] = [
  ...PERSON,
  ['Kind', 't.kind'],
  ['Number', 't.value'],
  ['Issued', 't.issued_at', 'at'],
  ['Revoked', 't.revoked_at', 'at'],
  ['Why', 't.revoked_reason'],
];

/** Tickets and badges by their holders. */
async function badgesTable(
  context: Context,
  registrations: RegistrationService,
  eventId: string,
): Promise<ExportTable> {
  const ids = await registrations.ids(ListQuery.parse({ eventId }));
  return {
    headings: BADGES.map(([heading]) => heading),
    total: null,
    async *pages() {
      const pages = pagesOf<Record<string, SqlValue>>(
        context.store.read,
        ids,
        `SELECT ${select(BADGES)} FROM json_each(?) AS i
         CROSS JOIN registrations AS r ON r.id = i.value CROSS JOIN media AS t ON t.registration_id = r.id
         LEFT JOIN people AS p ON p.id = r.person_id
         WHERE t.deleted_at IS NULL ORDER BY i.key, t.issued_at, t.value`,
      );
      for await (const rows of pages) yield rows.map((row) => cellsOf(BADGES, row));
    },
  };
}

type AuditValue = AuditEntry['changes'][number]['after'];

/** The audit, one line for each field that was changed. */
function auditTable(audit: AuditService, { eventId, audit: query }: ExportRequest, viewer: AuditViewer): ExportTable {
  return {
    headings: ['Time', 'Who', 'What', 'Of', 'Which', 'Field', 'Before', 'After', 'Desk', 'Address', 'Client'],
    total: null,
    async *pages() {
      for (let cursor: string | undefined; ; ) {
        const page = await audit.list({ ...query, eventId, cursor, limit: 200 }, viewer);
        yield page.entries.flatMap((entry) => {
          const what = entry.detail === null ? entry.action : `${entry.action} (${entry.detail})`;
          const about = [new Date(entry.at), entry.actor ?? 'Lanyard', what, entry.resource, entry.subject];
          const where = [entry.desk, entry.address, entry.client];
          const changes = entry.changes.length > 0 ? entry.changes : [{ field: '', before: null, after: null }];
          const told = (value: AuditValue) => plain(typeof value === 'string' ? (page.names[value] ?? value) : value);
          return changes.map(({ field, before, after }) => [...about, field, told(before), told(after), ...where]);
        });
        if (page.cursor === null) return;
        cursor = page.cursor;
      }
    },
  };
}

function plain(value: AuditValue): Cell {
  return typeof value === 'boolean' ? String(value) : value;
}

import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Notification } from '#shared/contract/notifications.ts';
import type { Audience } from '#shared/domain/messages.ts';
import type { NotificationKind } from '#shared/domain/notifications.ts';

interface Row extends Omit<Notification, 'data'> {
  data: string | null;
}

const SELECT = `
  SELECT n.id, n.kind, n.event_id AS eventId, e.title AS eventTitle, n.data, coalesce(n.sent_at, 0) AS sentAt,
    n.read_at AS readAt, r.id AS registrationId, coalesce(p.display_name, m.sender_name) AS name
  FROM notifications AS n
  LEFT JOIN events AS e ON e.id = n.event_id
  LEFT JOIN registrations AS r ON r.id = n.data ->> 'registrationId'
  LEFT JOIN people AS p ON p.id = r.person_id
  LEFT JOIN messages AS m ON m.id = n.data ->> 'messageId'`;

function toNotification(row: Row): Notification {
  const { registrationId: _, messageId: __, ...data } = JSON.parse(row.data ?? '{}') as Record<string, string>;
  return { ...row, data };
}

/** A page of what recipients were told, newest first. */
export async function listNotifications(
  read: Reader,
  query: {
    recipients: readonly string[];
    unreadOnly: boolean;
    before: readonly [sentAt: number, id: string] | null;
    limit: number;
  },
): Promise<Notification[]> {
  const [sentAt, id] = query.before ?? [Number.MAX_SAFE_INTEGER, ''];
  const rows = await read.all<Row>(
    `${SELECT} WHERE n.recipient_id IN (SELECT value FROM json_each(?)) AND n.deleted_at IS NULL
       AND (n.sent_at, n.id) < (?, ?) ${query.unreadOnly ? 'AND n.read_at IS NULL' : ''}
     ORDER BY n.sent_at DESC, n.id DESC LIMIT ?`,
    [JSON.stringify(query.recipients), sentAt, id, query.limit],
  );
  return rows.map(toNotification);
}

export async function findNotification(read: Reader, id: string): Promise<Notification | null> {
  const row = await read.get<Row>(`${SELECT} WHERE n.id = ?`, [id]);
  return row === undefined ? null : toNotification(row);
}

export async function countUnread(read: Reader, recipients: readonly string[]): Promise<number> {
  const row = await read.get<{ count: number }>(
    `SELECT count(*) AS count FROM notifications
     WHERE recipient_id IN (SELECT value FROM json_each(?)) AND read_at IS NULL AND deleted_at IS NULL`,
    [JSON.stringify(recipients)],
  );
  return row?.count ?? 0;
}

export interface UnreadRow {
  id: string;
  eventId: string | null;
  recipientId: string;
  kind: Notification['kind'];
}

/** The unread ones of recipients; with `ids`, those of them. */
export async function unreadOf(
  read: Reader,
  recipients: readonly string[],
  ids: readonly string[] | null,
): Promise<UnreadRow[]> {
  return read.all(
    `SELECT id, event_id AS eventId, recipient_id AS recipientId, kind FROM notifications
     WHERE recipient_id IN (SELECT value FROM json_each(?1)) AND read_at IS NULL AND deleted_at IS NULL
       AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))`,
    [JSON.stringify(recipients), ids === null ? null : JSON.stringify(ids)],
  );
}

/** An account, and the people of its organization with its address: attendees who can sign in. */
export async function recipientsOf(read: Reader, organizationId: string, accountId: string): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT p.id FROM accounts AS a CROSS JOIN people AS p ON p.email = a.email COLLATE NOCASE
     WHERE a.id = ?2 AND a.organization_id = ?1 AND p.organization_id = ?1 AND p.email IS NOT NULL`,
    [organizationId, accountId],
  );
  return [accountId, ...rows.map((row) => row.id)];
}

/** The accounts of people, by their address. */
export async function accountsOf(
  read: Reader,
  organizationId: string,
  recipients: readonly string[],
): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT a.id FROM json_each(?1) AS i CROSS JOIN people AS p ON p.id = i.value
     CROSS JOIN accounts AS a ON a.email = lower(p.email) AND +a.organization_id = ?2
     UNION SELECT a.id FROM json_each(?1) AS i CROSS JOIN accounts AS a ON a.id = i.value`,
    [JSON.stringify(recipients), organizationId],
  );
  return rows.map((row) => row.id);
}

/** The accounts of whoever works at an event and, where it is for everybody, of those who take part in it. */
export async function accountsAt(
  read: Reader,
  event: { organizationId: string; eventId: string },
  audience: Audience,
): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT id FROM accounts
     WHERE organization_id = ?1 AND active = 1 AND deleted_at IS NULL AND role NOT IN ('kiosk', 'attendee')
     UNION ALL
     SELECT a.id FROM accounts AS a CROSS JOIN people AS p ON p.email = a.email COLLATE NOCASE
     CROSS JOIN registrations AS r ON r.person_id = p.id AND r.event_id = ?2 AND r.deleted_at IS NULL
     WHERE ?3 = 'everybody' AND a.organization_id = ?1 AND p.organization_id = ?1 AND a.active = 1 AND a.deleted_at IS NULL
       AND a.role = 'attendee' AND r.status <> 'cancelled'`,
    [event.organizationId, event.eventId, audience],
  );
  return rows.map((row) => row.id);
}

/** The unread ones about one event, of one kind. */
export async function unreadAbout(
  read: Reader,
  about: { eventId: string; kind: NotificationKind; recipientId: string | null },
): Promise<UnreadRow[]> {
  return read.all(
    `SELECT id, event_id AS eventId, recipient_id AS recipientId, kind FROM notifications
     WHERE event_id = ?1 AND kind = ?2 AND read_at IS NULL AND deleted_at IS NULL
       AND (?3 IS NULL OR recipient_id = ?3)`,
    [about.eventId, about.kind, about.recipientId],
  );
}

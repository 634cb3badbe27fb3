import { insertRows, overwriting } from '#main/storage/insert.ts';
import { webhooks } from '#main/storage/schema/local.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { WebhookTopic } from '#shared/domain/other-systems.ts';

/** A webhook and how far it has got. Times in epoch ms. */
export interface WebhookRow {
  id: string;
  organizationId: string;
  url: string;
  topics: WebhookTopic[];
  eventId: string | null;
  eventTitle: string | null;
  madeAt: number;
  position: number;
  attempts: number;
  failingSince: number | null;
  nextAt: number | null;
  deliveredAt: number | null;
  problem: string | null;
  stoppedAt: number | null;
}

const SELECT = `SELECT w.id, w.organization_id AS organizationId, w.url, w.topics, w.event_id AS eventId,
    coalesce(e.title, e.code) AS eventTitle, w.made_at AS madeAt, w.position, w.attempts,
    w.failing_since AS failingSince, w.next_at AS nextAt, w.delivered_at AS deliveredAt, w.problem,
    w.stopped_at AS stoppedAt
  FROM webhooks AS w LEFT JOIN events AS e ON e.id = w.event_id`;

const toRow = (row: Omit<WebhookRow, 'topics'> & { topics: string }): WebhookRow => ({
  ...row,
  topics: JSON.parse(row.topics) as WebhookTopic[],
});

export async function listWebhooks(read: Reader, organizationId: string): Promise<WebhookRow[]> {
  const rows = await read.all<Parameters<typeof toRow>[0]>(`${SELECT} WHERE w.organization_id = ? ORDER BY w.id`, [
    organizationId,
  ]);
  return rows.map(toRow);
}

export async function findWebhook(read: Reader, id: string): Promise<WebhookRow | null> {
  const row = await read.get<Parameters<typeof toRow>[0]>(`${SELECT} WHERE w.id = ?`, [id]);
  return row === undefined ? null : toRow(row);
}

export async function insertWebhook(tx: WriteTx, { eventTitle: _, ...row }: WebhookRow): Promise<void> {
  await insertRows(tx, webhooks, [row], overwriting('id', ['url']));
}

export async function deleteWebhook(tx: WriteTx, id: string): Promise<void> {
  await tx.run('DELETE FROM webhooks WHERE id = ?', [id]);
}

/** How far a webhook has got. */
export type Progress = Pick<
  WebhookRow,
  'position' | 'attempts' | 'failingSince' | 'nextAt' | 'deliveredAt' | 'problem' | 'stoppedAt'
>;

export async function saveProgress(tx: WriteTx, id: string, progress: Progress): Promise<void> {
  const { position, attempts, failingSince, nextAt, deliveredAt, problem, stoppedAt } = progress;
  await tx.run(
    `UPDATE webhooks SET position = ?, attempts = ?, failing_since = ?, next_at = ?, delivered_at = ?, problem = ?,
       stopped_at = ? WHERE id = ?`,
    [position, attempts, failingSince, nextAt, deliveredAt, problem, stoppedAt, id],
  );
}

/** The accounts that run an organization. */
export async function administratorsOf(read: Reader, organizationId: string): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT id FROM accounts WHERE organization_id = ? AND role = 'administrator' AND active = 1 AND deleted_at IS NULL`,
    [organizationId],
  );
  return rows.map(({ id }) => id);
}

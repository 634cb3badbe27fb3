import type { Actor, Context } from '#main/core/context.ts';
import { readCursor, writeCursor } from '#main/core/cursor.ts';
import { mayThere } from '#main/features/events/rights.ts';
import { accountsAt, unreadAbout } from '#main/features/notifications/repository.ts';
import type { NotificationService } from '#main/features/notifications/service.ts';
import { messageReadSet, messageSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { Message } from '#shared/contract/messages.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Audience } from '#shared/domain/messages.ts';

const SELECT = `
  SELECT id, event_id AS eventId, sender_id AS senderId, coalesce(sender_name, '') AS senderName,
    coalesce(sender_role, 'staff') AS senderRole, coalesce(audience, 'staff') AS audience,
    CASE WHEN deleted_at IS NULL THEN text END AS text, coalesce(sent_at, 0) AS sentAt, edited_at AS editedAt,
    deleted_at AS deletedAt
  FROM messages`;

/** The conversation of an event. */
export class MessageService {
  readonly #context: Context;
  readonly #notifications: NotificationService;

  constructor(context: Context, notifications: NotificationService) {
    this.#context = context;
    this.#notifications = notifications;
  }

  /** A page of what the reader may see, oldest first; the newest page without a cursor. */
  async list(
    actor: Actor,
    query: { eventId: string; cursor?: string | undefined; limit: number },
  ): Promise<{ messages: Message[]; cursor: string | null }> {
    const { read } = this.#context.store;
    await this.#requirePart(read, actor, query.eventId);
    const [sentAt, id] = query.cursor === undefined ? [Number.MAX_SAFE_INTEGER, ''] : readCursor(query.cursor);
    const rows = await read.all<Message>(
      `${SELECT} WHERE event_id = ? AND (sent_at, id) < (?, ?) ${worksHere(actor) ? '' : `AND audience = 'everybody'`}
       ORDER BY sent_at DESC, id DESC LIMIT ?`,
      [query.eventId, sentAt, id, query.limit + 1],
    );
    const messages = rows.slice(0, query.limit).reverse();
    const [first] = messages;
    return {
      messages,
      cursor: rows.length > query.limit && first !== undefined ? writeCursor(first.sentAt, first.id) : null,
    };
  }

  /** Says something. The nonce is the message's id, so that a repeated call says it once. */
  async post(
    actor: Actor,
    request: { nonce: string; eventId: string; text: string; audience: Audience },
  ): Promise<Message> {
    const { store, operations, clock } = this.#context;
    const senderId = requireSomebody(actor);
    const { nonce: id, eventId, text, audience } = request;
    if (audience === 'staff' && !worksHere(actor)) {
      throw new AppError('forbidden', 'You take part in this event: write to everybody.');
    }
    return store.write(async (tx) => {
      await this.#requirePart(tx, actor, eventId);
      const earlier = await find(tx, id);
      if (earlier !== undefined) {
        if (earlier.eventId === eventId && earlier.senderId === senderId) return earlier;
        throw new AppError('conflict', 'This message was sent elsewhere already. Write it again.');
      }
      const role = actor.role === 'app' ? 'owner' : actor.role;
      await operations.append(tx, actor, messageSet, {
        id,
        eventId,
        senderId,
        fields: { senderName: actor.name, senderRole: role, audience, text, sentAt: clock.now() },
      });
      await this.#read(tx, actor, eventId, clock.now());
      await this.#tell(tx, actor, { id, eventId, audience });
      this.#announce(tx, eventId);
      return requireMessage(await find(tx, id));
    });
  }

  async edit(actor: Actor, id: string, text: string): Promise<Message> {
    return this.#change(actor, id, async (message) => {
      if (message.senderId !== actor.id) throw new AppError('forbidden', 'Only who wrote a message can edit it.');
      if (message.deletedAt !== null) throw new AppError('conflict', 'This message was deleted.');
      return { text, editedAt: this.#context.clock.now() };
    });
  }

  /** Takes the text out of the conversation; that something was there stays to be seen. */
  async remove(actor: Actor, id: string): Promise<Message> {
    return this.#change(actor, id, async (message, tx) => {
      const mayDelete = message.senderId === actor.id || (await mayThere(tx, actor, 'event.manage', message.eventId));
      if (!mayDelete)
        throw new AppError('forbidden', 'Only who wrote a message, or an organizer of the event, can delete it.');
      return { text: null, deletedAt: this.#context.clock.now() };
    });
  }

  /** How many messages somebody has not read, by event. */
  async unread(actor: Actor): Promise<{ eventId: string; title: string; unread: number; readAt: number }[]> {
    const { store, organizationId } = this.#context;
    return store.read.all(
      `SELECT e.id AS eventId, coalesce(e.title, e.code) AS title, (
         SELECT count(*) FROM messages AS m
         WHERE m.event_id = e.id AND m.sent_at > coalesce(r.read_at, 0) AND m.deleted_at IS NULL AND m.sender_id <> ?2
           ${worksHere(actor) ? '' : `AND m.audience = 'everybody'`}
       ) AS unread, coalesce(r.read_at, 0) AS readAt
       FROM events AS e LEFT JOIN message_reads AS r ON r.id = (
         SELECT id FROM message_reads WHERE event_id = e.id AND reader_id = ?2)
       WHERE e.organization_id = ?1 AND e.deleted_at IS NULL
         AND EXISTS (SELECT 1 FROM messages WHERE event_id = e.id) ${worksHere(actor) ? '' : TAKES_PART}
       ORDER BY (SELECT max(sent_at) FROM messages WHERE event_id = e.id) DESC, e.id`,
      [organizationId, actor.id ?? ''],
    );
  }

  async markRead(actor: Actor, eventId: string, upTo: number): Promise<void> {
    const { store, clock } = this.#context;
    await store.write(async (tx) => {
      await this.#requirePart(tx, actor, eventId);
      await this.#read(tx, actor, eventId, Math.min(upTo, clock.now()));
    });
  }

  /**
   * Tells those who may see it. Whoever has been told of this conversation and has not looked yet is not told again: a
   * lively talk must not bury everything else.
   */
  async #tell(tx: WriteTx, actor: Actor, message: { id: string; eventId: string; audience: Audience }): Promise<void> {
    const { organizationId } = this.#context;
    const { id, eventId, audience } = message;
    const told = await unreadAbout(tx, { eventId, kind: 'message', recipientId: null });
    const waiting = new Set(told.map(({ recipientId }) => recipientId));
    const everybody = await accountsAt(tx, { organizationId, eventId }, audience);
    await this.#notifications.notify(tx, actor, {
      kind: 'message',
      eventId,
      recipients: everybody.filter((account) => !waiting.has(account)),
      data: { messageId: id },
      key: id,
    });
  }

  async #read(tx: WriteTx, actor: Actor, eventId: string, readAt: number): Promise<void> {
    // The command line reads nothing.
    if (actor.id === null || actor.role === 'owner') return;
    const recipientId = actor.id;
    await this.#notifications.markReadAbout(tx, actor, eventId, 'message');
    const before = await tx.get<{ readAt: number | null }>(
      'SELECT read_at AS readAt FROM message_reads WHERE event_id = ? AND reader_id = ?',
      [eventId, actor.id],
    );
    if ((before?.readAt ?? 0) >= readAt) return;
    await this.#context.operations.append(tx, actor, messageReadSet, {
      eventId,
      readerId: actor.id,
      fields: { readAt },
    });
    tx.afterCommit(() => this.#context.publish('messages', 'read', { recipientId, eventId }));
  }

  async #change(
    actor: Actor,
    id: string,
    change: (message: Message, tx: WriteTx) => Promise<Record<string, unknown>>,
  ): Promise<Message> {
    const { store, operations } = this.#context;
    return store.write(async (tx) => {
      const message = requireMessage(await find(tx, id));
      if (message.audience === 'staff' && !worksHere(actor)) requireMessage(undefined);
      await this.#requirePart(tx, actor, message.eventId);
      const { eventId, senderId } = message;
      const fields = await change(message, tx);
      await operations.append(tx, actor, messageSet, { id, eventId, senderId, fields });
      this.#announce(tx, eventId);
      return requireMessage(await find(tx, id));
    });
  }

  /** Those who do not work here see the conversations of the events that they are registered for. */
  async #requirePart(read: Reader, actor: Actor, eventId: string): Promise<void> {
    if (worksHere(actor)) return;
    const part = await read.get(`SELECT 1 FROM events AS e WHERE e.id = ?1 ${TAKES_PART}`, [eventId, actor.id ?? '']);
    if (part === undefined)
      throw new AppError('forbidden', 'This conversation is for those who take part in the event.');
  }

  #announce(tx: WriteTx, eventId: string): void {
    tx.afterCommit(() => this.#context.publish('messages', 'changed', { eventId }));
  }
}

/** Whether the account is of somebody who is registered for the event `e`. */
const TAKES_PART = `AND EXISTS (
  SELECT 1 FROM accounts AS a CROSS JOIN people AS p ON p.email = a.email COLLATE NOCASE
  CROSS JOIN registrations AS r ON r.person_id = p.id
  WHERE a.id = ?2 AND p.organization_id = a.organization_id AND r.event_id = e.id AND r.deleted_at IS NULL
    AND r.status <> 'cancelled')`;

function worksHere(actor: Actor): boolean {
  return actor.role !== 'attendee' && actor.role !== 'kiosk';
}

function requireSomebody(actor: Actor): string {
  if (actor.id === null) throw new AppError('notSignedIn', 'Sign in first.');
  return actor.id;
}

function find(read: Reader, id: string): Promise<Message | undefined> {
  return read.get<Message>(`${SELECT} WHERE id = ?`, [id]);
}

function requireMessage(message: Message | undefined): Message {
  if (message === undefined) throw new AppError('notFound', 'This message is not known any more.');
  return message;
}

import type { Actor, Context } from '#main/core/context.ts';
import { readCursor, writeCursor } from '#main/core/cursor.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import { notificationSet } from '#main/storage/operations/kinds/index.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { Notification } from '#shared/contract/notifications.ts';
import type { NotificationKind } from '#shared/domain/notifications.ts';
import {
  accountsOf,
  countUnread,
  findNotification,
  listNotifications,
  recipientsOf,
  type UnreadRow,
  unreadAbout,
  unreadOf,
} from './repository.ts';

/** Something to tell. */
export interface Notice {
  kind: NotificationKind;
  eventId: string | null;
  /** Accounts and people; whoever makes the change is not told of it. */
  recipients: readonly string[];
  /** What to say. Names are not written in here: they are looked up when it is read, and can be erased. */
  data: Record<string, string>;
  /** Two desks that find the same out tell it once: what makes it one and the same. */
  key: string;
  /** What was told under that key is out of date: whoever has read it is told again, and others have one message of it still. */
  isNews?: boolean;
}

/** Tells people what concerns them, and remembers what they have read. */
export class NotificationService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Tells somebody something, in the transaction that makes it true. */
  async notify(tx: WriteTx, actor: Actor, notice: Notice): Promise<void> {
    const { operations, organizationId, clock } = this.#context;
    const recipients = [...new Set(notice.recipients)].filter((id) => id !== actor.id);
    if (recipients.length === 0) return;
    const { kind, eventId, data } = notice;
    const unread = notice.isNews === true ? { readAt: null, deletedAt: null } : {};
    const made = recipients.map((recipientId) => ({
      kind: notificationSet,
      payload: {
        id: idOfNotice(recipientId, notice),
        organizationId,
        eventId,
        recipientId,
        kind,
        fields: { data, sentAt: clock.now(), ...unread },
      },
    }));
    await operations.appendMany(tx, actor, made);
    tx.afterCommit(() => {
      for (const { payload } of made) this.#announce(payload.id, payload.recipientId);
    });
  }

  /** Takes back what somebody was told, where they have not read it. @returns who had read it already */
  async withdraw(tx: WriteTx, actor: Actor, notice: Omit<Notice, 'data'>): Promise<string[]> {
    const { operations, organizationId, clock, publish } = this.#context;
    const { kind, eventId } = notice;
    const recipients = [...new Set(notice.recipients)].filter((id) => id !== actor.id);
    const ids = recipients.map((recipientId) => idOfNotice(recipientId, notice));
    const unread = await unreadOf(tx, recipients, ids);
    const told = unread.map(({ recipientId }) => recipientId);
    await operations.appendMany(
      tx,
      actor,
      unread.map(({ id, recipientId }) => ({
        kind: notificationSet,
        payload: { id, organizationId, eventId, recipientId, kind, fields: { deletedAt: clock.now() } },
      })),
    );
    const accounts = await accountsOf(tx, organizationId, told);
    tx.afterCommit(() => {
      for (const recipientId of accounts) publish('notifications', 'read', { recipientId });
    });
    return recipients.filter((id) => !told.includes(id));
  }

  async list(
    actor: Actor,
    query: { unreadOnly: boolean; cursor?: string | undefined; limit: number },
  ): Promise<{ notifications: Notification[]; cursor: string | null; unread: number }> {
    const { read } = this.#context.store;
    const recipients = await this.#recipients(actor);
    const before = query.cursor === undefined ? null : readCursor(query.cursor);
    const found = await listNotifications(read, { ...query, recipients, before, limit: query.limit + 1 });
    const notifications = found.slice(0, query.limit);
    const last = notifications.at(-1);
    return {
      notifications,
      cursor: found.length > query.limit && last !== undefined ? writeCursor(last.sentAt, last.id) : null,
      unread: await countUnread(read, recipients),
    };
  }

  /** @returns how many are left unread */
  async markRead(actor: Actor, ids: readonly string[] | null): Promise<number> {
    const { store } = this.#context;
    const recipients = await this.#recipients(actor);
    return store.write(async (tx) => {
      await this.#read(tx, actor, await unreadOf(tx, recipients, ids));
      return countUnread(tx, recipients);
    });
  }

  /** Marks what an account was told of an event as read, once it has seen the thing itself. */
  async markReadAbout(tx: WriteTx, actor: Actor, eventId: string, kind: NotificationKind): Promise<void> {
    if (actor.id !== null) await this.#read(tx, actor, await unreadAbout(tx, { eventId, kind, recipientId: actor.id }));
  }

  async #read(tx: WriteTx, actor: Actor, unread: readonly UnreadRow[]): Promise<void> {
    if (unread.length === 0) return;
    const { operations, organizationId, clock, publish } = this.#context;
    await operations.appendMany(
      tx,
      actor,
      unread.map((row) => ({
        kind: notificationSet,
        payload: { ...row, organizationId, fields: { readAt: clock.now() } },
      })),
    );
    const recipientId = actor.id;
    if (recipientId !== null) tx.afterCommit(() => publish('notifications', 'read', { recipientId }));
  }

  async #recipients(actor: Actor): Promise<string[]> {
    const { store, organizationId } = this.#context;
    return actor.id === null ? [] : recipientsOf(store.read, organizationId, actor.id);
  }

  #announce(id: string, recipientId: string): void {
    const { store, organizationId, publish, log } = this.#context;
    const tell = async () => {
      const notification = await findNotification(store.read, id);
      if (notification === null) return;
      for (const account of await accountsOf(store.read, organizationId, [recipientId])) {
        publish('notifications', 'arrived', { recipientId: account, notification });
      }
    };
    tell().catch((error: unknown) => log.error('A notification could not be announced', error));
  }
}

function idOfNotice(recipientId: string, { kind, key }: Pick<Notice, 'kind' | 'key'>): string {
  return derivedId(recipientId, 'notification', kind, key);
}

import { type Actor, type Context, THE_APP } from '#main/core/context.ts';
import type { ActivityService } from '#main/features/audit/activities.ts';
import type { NotificationService } from '#main/features/notifications/service.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import type { Webhook } from '#shared/contract/other-systems.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { WebhookTopic } from '#shared/domain/other-systems.ts';
import { lastPosition } from '../reading-repository.ts';
import { targetOf } from './addresses.ts';
import { Courier, type CourierParts, deliver } from './courier.ts';
import { bodyOf } from './messages.ts';
import {
  administratorsOf,
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  saveProgress,
  type WebhookRow,
} from './repository.ts';
import { createSecret } from './signature.ts';

/** More are no way to tell other systems of something. */
const MOST = 50;

export interface WebhookParts {
  secrets: Secrets;
  activities: ActivityService;
  notifications: NotificationService;
}

/** Tells other systems of what happens, while this desk is the hub. */
export class WebhookService {
  readonly #context: Context;
  readonly #parts: WebhookParts;
  readonly #courierParts: CourierParts;
  readonly #couriers = new Map<string, Courier>();
  #delivers = false;
  /** Starts and stops come one after the other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(context: Context, parts: WebhookParts) {
    this.#context = context;
    this.#parts = parts;
    this.#courierParts = {
      context,
      secretOf: async (id) => (await parts.secrets.get(secretName(id))) || null,
      onStopped: (webhook, progress) => this.#tellStopped(webhook, progress.failingSince ?? 0),
      onChange: () => context.publish('webhooks', 'changed', {}),
    };
  }

  /** Begins or ends to deliver. */
  deliver(on: boolean): Promise<void> {
    this.#delivers = on;
    return this.#settle();
  }

  /** There is something new in the log. */
  nudge(): void {
    for (const courier of this.#couriers.values()) courier.nudge();
  }

  async list(): Promise<Webhook[]> {
    const { store, organizationId } = this.#context;
    return (await listWebhooks(store.read, organizationId)).map(shown);
  }

  /** Tells of what happens from now on. @returns the secret in this answer alone @throws AppError `invalidInput`, `conflict` */
  async create(
    actor: Actor,
    request: { url: string; topics: readonly WebhookTopic[]; eventId: string | null },
  ): Promise<{ secret: string; webhook: Webhook }> {
    const { store, ids, clock, organizationId } = this.#context;
    const { url, host } = targetOf(request.url);
    if ((await listWebhooks(store.read, organizationId)).length >= MOST) {
      throw new AppError('conflict', `There are ${MOST} webhooks already. Remove one that is not needed.`);
    }
    const id = ids.next();
    const secret = createSecret();
    await this.#parts.secrets.set(secretName(id), secret);
    await store.write(async (tx) => {
      const made = {
        ...{ id, organizationId, url: url.href, topics: [...new Set(request.topics)], eventId: request.eventId },
        ...{ eventTitle: null, madeAt: clock.now(), position: await lastPosition(tx), ...FRESH },
      };
      await insertWebhook(tx, made);
    });
    await this.#parts.activities.record(actor, {
      ...{ action: 'webhookMade', eventId: request.eventId, data: { host } },
    });
    await this.#settle();
    return { secret, webhook: shown(await this.#require(id)) };
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const { url, eventId } = await this.#require(id);
    await this.#stop(id);
    await this.#context.store.write((tx) => deleteWebhook(tx, id));
    await this.#parts.secrets.set(secretName(id), '');
    await this.#parts.activities.record(actor, {
      ...{ action: 'webhookRemoved', eventId, data: { host: targetOf(url).host } },
    });
    this.#courierParts.onChange();
  }

  /** Takes one up again that was stopped, or waits: from where it was. */
  async resume(id: string): Promise<Webhook> {
    await this.#stop(id);
    const webhook = await this.#require(id);
    const { position, deliveredAt } = webhook;
    await this.#context.store.write((tx) => saveProgress(tx, id, { ...FRESH, position, deliveredAt }));
    await this.#settle();
    this.#courierParts.onChange();
    return shown(await this.#require(id));
  }

  /** Sends something that means nothing. */
  async test(id: string): Promise<{ delivered: boolean; problem: string | null }> {
    const webhook = await this.#require(id);
    const { clock, ids } = this.#context;
    const body = bodyOf({ id: '', type: 'ping', at: clock.now(), data: {} });
    const message = `msg_ping-${ids.next()}`;
    const { delivered, problem } = await deliver(
      this.#courierParts,
      webhook,
      message,
      body,
      new AbortController().signal,
    );
    return { delivered, problem };
  }

  /** Has a courier for each that is to be told, and none for others. */
  #settle(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      const { store, organizationId } = this.#context;
      const wanted = this.#delivers ? await listWebhooks(store.read, organizationId) : [];
      const working = wanted.filter(({ stoppedAt }) => stoppedAt === null);
      const gone = [...this.#couriers].filter(([id]) => !working.some((webhook) => webhook.id === id));
      for (const [id] of gone) this.#couriers.delete(id);
      await Promise.all(gone.map(([, courier]) => courier.stop()));
      for (const webhook of working) {
        if (!this.#couriers.has(webhook.id)) this.#couriers.set(webhook.id, new Courier(this.#courierParts, webhook));
      }
    });
    return this.#turn;
  }

  async #stop(id: string): Promise<void> {
    await this.#turn;
    const courier = this.#couriers.get(id);
    this.#couriers.delete(id);
    await courier?.stop();
  }

  async #require(id: string): Promise<WebhookRow> {
    const webhook = await findWebhook(this.#context.store.read, id);
    if (webhook === null) throw new AppError('notFound', 'This webhook is not known any more.');
    return webhook;
  }

  /** Tells those in charge that nobody is told any more. */
  async #tellStopped({ id, url, eventId }: WebhookRow, failingSince: number): Promise<void> {
    const { store, organizationId, log } = this.#context;
    const { host } = targetOf(url);
    log.info('A webhook was stopped', { webhook: id });
    await store.write(async (tx) => {
      await this.#parts.notifications.notify(tx, THE_APP, {
        ...{ kind: 'webhookStopped', eventId: null, data: { host }, key: `${id} ${failingSince}` },
        recipients: await administratorsOf(tx, organizationId),
      });
    });
    await this.#parts.activities.record(THE_APP, { action: 'webhookStopped', eventId, data: { host } });
  }
}

const FRESH = {
  ...{ attempts: 0, failingSince: null, nextAt: null, deliveredAt: null, problem: null, stoppedAt: null },
};

function secretName(id: string): string {
  return `webhook.${id}`;
}

function shown(row: WebhookRow): Webhook {
  const { id, url, topics, eventId, eventTitle, madeAt, problem, attempts, failingSince, nextAt, deliveredAt } = row;
  const state = row.stoppedAt !== null ? 'stopped' : failingSince !== null ? 'waiting' : 'working';
  return {
    ...{ id, url, topics, eventId, eventTitle, madeAt, state },
    ...{ problem, attempts, failingSince, nextAt, deliveredAt },
  };
}

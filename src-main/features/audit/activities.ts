import type { Actor, Context } from '#main/core/context.ts';
import type { DeskService } from '#main/features/desk/service.ts';
import { activityRecord } from '#main/storage/operations/kinds/index.ts';

/** What people do that changes no row, as it is named in the audit. */
export type Activity =
  | 'signIn'
  | 'export'
  | 'bundleExport'
  | 'bundleImport'
  | 'backup'
  | 'backupRemoved'
  | 'backupRules'
  | 'restore'
  | 'joined'
  | 'privacyExport'
  | 'retention'
  | 'filesCleaned'
  | 'webhookMade'
  | 'webhookRemoved'
  | 'webhookStopped';

/** Writes into the audit what changes no row. */
export class ActivityService {
  readonly #context: Context;
  readonly #desk: DeskService;

  constructor(context: Context, desk: DeskService) {
    this.#context = context;
    this.#desk = desk;
  }

  /** @param activity.data ids and counts, never anything personal: it is kept when people are erased */
  async record(
    actor: Actor,
    activity: {
      action: Activity;
      eventId?: string | null;
      subjectId?: string | null;
      data?: Record<string, string | number | boolean>;
    },
  ): Promise<void> {
    const { store, operations, organizationId, ids } = this.#context;
    const deskName = await this.#desk.name();
    await store.write((tx) =>
      operations.append(tx, actor, activityRecord, {
        id: ids.next(),
        organizationId,
        eventId: activity.eventId ?? null,
        action: activity.action,
        subjectId: activity.subjectId ?? null,
        data: activity.data ?? null,
        address: actor.origin?.address ?? null,
        client: actor.origin?.client ?? null,
        deskName,
        actorName: actor.name,
      }),
    );
  }
}

import type { TFunction } from 'i18next';
import type { Notification } from '#shared/contract/notifications.ts';
import { EVENT_STATUSES } from '#shared/domain/event.ts';

const FIELDS = ['startAt', 'endAt', 'locationText', 'venueId'] as const;

/** What a notification says, as one sentence. */
export function sentenceFor({ kind, name, eventTitle, data }: Notification, t: TFunction, language: string): string {
  const names = {
    name: isolated(name ?? t('notices.somebody')),
    event: isolated(eventTitle ?? t('notices.anEvent')),
  };
  if (kind === 'registration') return t(data.status === 'waitlisted' ? 'notices.waits' : 'notices.registered', names);
  if (kind === 'webhookStopped') return t('notices.webhookStopped', { host: data.host ?? '' });
  if (kind !== 'eventChange') return t(`notices.${kind}`, names);
  const status = EVENT_STATUSES.find((each) => each === data.status);
  if (status !== undefined) return t('notices.status', { ...names, status: t(`events.status.${status}`) });
  const changed = (data.change ?? '').split(',');
  const fields = FIELDS.filter((field) => changed.includes(field)).map((field) => t(`notices.field.${field}`));
  if (fields.length === 0) return t('notices.changed', names);
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(fields);
  return t('notices.changedFields', { ...names, fields: list });
}

/** What people typed, within a sentence: an Arabic name must not turn the words around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Name, Tag } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { statusTone } from './status.ts';
import { formatSpan } from './time.ts';

/** An event at a glance, under its name. */
export function EventFacts({ event }: { event: EventRecord }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const place = event.venueName ?? event.locationText;
  const enrolled = format.number(event.enrolled);
  return (
    <div className="event-glance">
      <Tag tone={statusTone(event.status)}>{t(`events.status.${event.status}`)}</Tag>
      <b>{event.code}</b>
      <span>{formatSpan(event, i18n.language) ?? t('events.noDate')}</span>
      <span className="ui-dim">{event.timeZone}</span>
      {place !== null && <Name text={place} />}
      <span>
        {event.capacity === null
          ? t('events.enrolled', { count: event.enrolled, formatted: enrolled })
          : t('events.enrolledOf', { enrolled, capacity: format.number(event.capacity) })}
      </span>
    </div>
  );
}

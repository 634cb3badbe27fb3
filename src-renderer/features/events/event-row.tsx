import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '#renderer/app/format.ts';
import { useSettings } from '#renderer/app/use-settings.ts';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { statusTone } from './status.ts';
import { formatSpan } from './time.ts';

/** An event in the list. The name leads to it. */
export function EventRow({ event, current }: { event: EventRecord; current: boolean }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [, change] = useSettings();
  const place = event.venueName ?? event.locationText;
  const enrolled = format.number(event.enrolled);
  return (
    <li className="event" data-current={current}>
      <Link href={`/events/${event.id}`} className="event-open">
        <b>
          <Name text={event.title} cut />
        </b>
        <span className="ui-dim">{formatSpan(event, i18n.language) ?? t('events.noDate')}</span>
        {(place !== null || event.ownerName !== null) && (
          <span className="ui-dim event-place">
            {place !== null && <Name text={place} cut />}
            {event.ownerName !== null && <span>{t('events.ownedBy', { name: event.ownerName })}</span>}
          </span>
        )}
      </Link>
      <span className="event-facts">
        <span>{event.code}</span>
        <span className="ui-dim">
          {event.capacity === null
            ? t('events.enrolled', { count: event.enrolled, formatted: enrolled })
            : t('events.enrolledOf', { enrolled, capacity: format.number(event.capacity) })}
        </span>
      </span>
      <span className="event-status">
        <Tag tone={statusTone(event.status)}>{t(`events.status.${event.status}`)}</Tag>
      </span>
      <span className="event-here">
        {current ? (
          <Tag tone="accent">{t('events.here')}</Tag>
        ) : (
          <Button
            wide
            aria-label={t('events.chooseNamed', { title: event.title })}
            onClick={() => void change({ eventId: event.id })}
          >
            {t('events.choose')}
          </Button>
        )}
      </span>
    </li>
  );
}

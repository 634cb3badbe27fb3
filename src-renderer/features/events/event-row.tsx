import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useDesk } from '#renderer/app/state/services.tsx';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { statusTone } from './status.ts';
import { formatSpan } from './time.ts';

/** An event in the list. The name opens it. */
export function EventRow({ event, current, onOpen }: { event: EventRecord; current: boolean; onOpen: () => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const update = useDesk((state) => state.update);
  const people = t('events.people', { count: event.registrations, formatted: format.number(event.registrations) });
  return (
    <li className="event" data-current={current}>
      <button type="button" className="event-open" onClick={onOpen}>
        <b>
          <Name text={event.title} cut />
        </b>
        <span className="ui-dim">{formatSpan(event, i18n.language) ?? t('events.noDate')}</span>
      </button>
      <span className="event-facts">
        <span>{event.code}</span>
        <span className="ui-dim">
          {event.capacity === null ? people : t('events.peopleOf', { people, capacity: format.number(event.capacity) })}
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
            onClick={() => void update({ eventId: event.id })}
          >
            {t('events.choose')}
          </Button>
        )}
      </span>
    </li>
  );
}

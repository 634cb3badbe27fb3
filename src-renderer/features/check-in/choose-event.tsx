import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useSettings } from '#renderer/app/use-settings.ts';
import { EmptyState, Name } from '#renderer/ui/index.ts';

/** Asks which event this desk is for; shown until it is known. */
export function ChooseEvent() {
  const { t } = useTranslation();
  const query = useEvents();
  const events = query.data;
  const [, change] = useSettings();
  if (events === undefined) return <Failed query={query} title={t('shell.chooseEvent')} />;
  if (events.length === 0)
    return (
      <div className="choose">
        <EmptyState icon={CalendarDays} title={t('shell.noEvents')}>
          {t('shell.noEventsHint')}
        </EmptyState>
      </div>
    );
  return (
    <div className="choose">
      <h1>{t('shell.chooseEvent')}</h1>
      <p className="ui-dim">{t('shell.chooseEventHint')}</p>
      <div className="ui-list">
        {events.map((event, index) => (
          <button
            key={event.id}
            type="button"
            className="choose-event"
            ref={index === 0 ? focusNow : undefined}
            onClick={() => void change({ eventId: event.id })}
          >
            <b>
              <Name text={event.title} />
            </b>
            <span className="ui-dim">
              {event.code} · {t('shell.people', { count: event.registrations })}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

/** The only thing to do here is to choose. */
function focusNow(element: HTMLElement | null) {
  element?.focus();
}

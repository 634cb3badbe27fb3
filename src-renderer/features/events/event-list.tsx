import { CalendarPlus, Landmark, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDeletedEvents, useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useDesk } from '#renderer/app/state/services.tsx';
import { useSettings } from '#renderer/app/use-settings.ts';
import { Button, Dialog, EmptyState, Page, Select, TextField } from '#renderer/ui/index.ts';
import { DeletedRow } from './deleted-row.tsx';
import { EventForm } from './event-form.tsx';
import { EventRow } from './event-row.tsx';
import { matchingEvents, SHOWN, type Shown } from './filter.ts';

/** All events of the organization: find, create, choose the one that this desk is for. */
export function EventList() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>('all');
  const [text, setText] = useState('');
  const [creating, setCreating] = useState(false);
  const query = useEvents();
  const events = query.data;
  const deleted = useDeletedEvents(shown === 'deleted');
  const current = useDesk((state) => state.settings?.eventId ?? null);
  const [, change] = useSettings();
  const [, navigate] = useLocation();
  const create = (
    <Button variant="primary" icon={CalendarPlus} onClick={() => setCreating(true)}>
      {t('events.create')}
    </Button>
  );
  if (events === undefined) return <Failed query={query} title={t('events.heading')} />;
  const found = matchingEvents(shown === 'deleted' ? (deleted.data ?? []) : events, shown, text);
  const empty = events.length === 0 && shown !== 'deleted';

  return (
    <Page
      title={t('events.heading')}
      actions={
        <>
          <Button icon={Landmark} onClick={() => navigate('/events/venues')}>
            {t('venues.heading')}
          </Button>
          {!empty && create}
        </>
      }
    >
      <search className="events-head">
        <TextField
          label={t('events.search')}
          type="search"
          placeholder={t('events.searchHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          label={t('events.show')}
          value={shown}
          options={SHOWN.map((value) => ({
            value,
            label: value === 'all' || value === 'deleted' ? t(`events.shown.${value}`) : t(`events.status.${value}`),
          }))}
          onChange={setShown}
        />
      </search>
      {empty ? (
        <EmptyState icon={CalendarPlus} title={t('events.none')} actions={create}>
          {t('events.noneHint')}
        </EmptyState>
      ) : shown === 'deleted' && deleted.data === undefined ? (
        <Failed query={deleted} />
      ) : found.length === 0 ? (
        <EmptyState icon={Search} title={shown === 'deleted' ? t('events.noneDeleted') : t('events.noneFound')} />
      ) : (
        <ul className="ui-list">
          {found.map((event) =>
            shown === 'deleted' ? (
              <DeletedRow key={event.id} event={event} />
            ) : (
              <EventRow key={event.id} event={event} current={event.id === current} />
            ),
          )}
        </ul>
      )}
      {creating && (
        <Dialog title={t('events.createTitle')} closeLabel={t('common.close')} onClose={() => setCreating(false)}>
          <EventForm
            submitLabel={t('events.createSubmit')}
            onSaved={async (event) => {
              // Whoever creates an event wants to work on it: this desk is for it unless it already serves another.
              if (current === null) await change({ eventId: event.id });
              navigate(`/events/${event.id}/details`);
            }}
          />
        </Dialog>
      )}
    </Page>
  );
}

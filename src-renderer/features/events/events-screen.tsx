import './events.css';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useEvents } from '#renderer/api/queries.ts';
import { useDesk } from '#renderer/app/state/services.tsx';
import { Button, Dialog, EmptyState, Page } from '#renderer/ui/index.ts';
import { EventDrawer } from './event-drawer.tsx';
import { EventForm } from './event-form.tsx';
import { EventRow } from './event-row.tsx';

/** All events of this installation: create, change, choose the one that this desk is for. */
export default function EventsScreen() {
  const { t } = useTranslation();
  const events = useEvents().data;
  const current = useDesk((state) => state.settings?.eventId ?? null);
  const update = useDesk((state) => state.update);
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<{ id: string } | 'new' | null>(null);
  const edited = open !== null && open !== 'new' ? events?.find(({ id }) => id === open.id) : undefined;
  const create = (
    <Button variant="primary" icon={CalendarPlus} onClick={() => setOpen('new')}>
      {t('events.create')}
    </Button>
  );
  if (events === undefined) return null;

  return (
    <Page title={t('events.heading')} actions={events.length > 0 && create}>
      {events.length === 0 ? (
        <EmptyState icon={CalendarPlus} title={t('events.none')} actions={create}>
          {t('events.noneHint')}
        </EmptyState>
      ) : (
        <ul className="ui-list">
          {events.map((event) => (
            <EventRow key={event.id} event={event} current={event.id === current} onOpen={() => setOpen(event)} />
          ))}
        </ul>
      )}
      {open === 'new' && (
        <Dialog title={t('events.createTitle')} closeLabel={t('common.close')} onClose={() => setOpen(null)}>
          <EventForm
            event={null}
            brief
            submitLabel={t('events.createSubmit')}
            onSaved={async (event) => {
              // Whoever creates an event wants to work on it: this desk is for it unless it already serves another.
              if (current === null) await update({ eventId: event.id });
              setOpen(event);
            }}
          />
        </Dialog>
      )}
      {edited !== undefined && (
        <EventDrawer
          event={edited}
          current={edited.id === current}
          onClose={() => setOpen(null)}
          onImport={async () => {
            await update({ eventId: edited.id });
            navigate('/import');
          }}
        />
      )}
    </Page>
  );
}

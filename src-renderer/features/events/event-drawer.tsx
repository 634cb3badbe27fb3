import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useSession, useToast } from '#renderer/app/state/services.tsx';
import { Button, Dialog, Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { EventForm } from './event-form.tsx';
import { EventLife } from './event-life.tsx';

/** One event: where it stands in its life, and everything that can be changed about it. */
export function EventDrawer({
  event,
  current,
  onClose,
  onImport,
}: {
  event: EventRecord;
  current: boolean;
  onClose: () => void;
  onImport: () => void;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const update = useDesk((state) => state.update);
  const mayImport = useSession((state) => state.may)('people.import');
  return (
    <Dialog kind="drawer" title={<Name text={event.title} />} closeLabel={t('common.close')} onClose={onClose}>
      <EventLife event={event} />
      <div className="ui-line">
        {!current && <Button onClick={() => void update({ eventId: event.id })}>{t('events.choose')}</Button>}
        {mayImport && (
          <Button icon={FileUp} variant={event.registrations === 0 ? 'primary' : 'plain'} onClick={onImport}>
            {event.registrations === 0 ? t('events.import') : t('events.importAgain')}
          </Button>
        )}
      </div>
      <EventForm
        key={event.id}
        event={event}
        submitLabel={t('common.save')}
        onSaved={() => toast({ text: t('events.saved'), tone: 'ok' })}
      />
    </Dialog>
  );
}

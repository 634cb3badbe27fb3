import { useQueryClient } from '@tanstack/react-query';
import { Copy, FileUp, MonitorCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useDesk, useSession, useToast } from '#renderer/app/state/services.tsx';
import { useSettings } from '#renderer/app/use-settings.ts';
import { Button, Tag } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { CopyDialog } from './copy-dialog.tsx';

/** What can be done with an event as a whole. */
export function EventActions({
  event,
  readOnly,
  aside,
}: {
  event: EventRecord;
  readOnly: boolean;
  /** Beside a tab that is about something else: out of the way where it is narrow. */
  aside: boolean;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  const here = useDesk((state) => state.settings?.eventId === event.id);
  const [, change] = useSettings();
  const allowed = useSession((state) => state.may);
  const [copying, setCopying] = useState(false);

  const restore = async () => {
    try {
      await client.events.restore({ id: event.id });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    await queries.invalidateQueries({ queryKey: keys.events });
  };
  const remove = async () => {
    try {
      await client.events.remove({ id: event.id });
      navigate('/events');
      toast({
        text: t('events.deleted', { title: event.title }),
        action: { label: t('common.undo'), run: () => void restore() },
      });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    await queries.invalidateQueries({ queryKey: keys.events });
  };

  return (
    <div className="event-actions" data-aside={aside}>
      {here ? (
        <Tag tone="accent">{t('events.here')}</Tag>
      ) : (
        <Button icon={MonitorCheck} onClick={() => void change({ eventId: event.id })}>
          {t('events.choose')}
        </Button>
      )}
      {!readOnly && allowed('people.import') && (
        <Button
          icon={FileUp}
          variant={event.registrations === 0 ? 'primary' : 'plain'}
          onClick={async () => {
            // It would be imported into the event that this desk is for.
            if (await change({ eventId: event.id })) navigate('/import');
          }}
        >
          {event.registrations === 0 ? t('events.import') : t('events.importAgain')}
        </Button>
      )}
      {allowed('event.create') && (
        <Button icon={Copy} onClick={() => setCopying(true)}>
          {t('events.copy')}
        </Button>
      )}
      {!readOnly && (
        <Button icon={Trash2} variant="danger" onClick={() => void remove()}>
          {t('events.delete')}
        </Button>
      )}
      {copying && <CopyDialog event={event} onClose={() => setCopying(false)} />}
    </div>
  );
}

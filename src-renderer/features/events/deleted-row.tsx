import { useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useMayAt } from '#renderer/app/use-may-here.ts';
import { Button, Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';

/** An event that was deleted, and the way back. */
export function DeletedRow({ event }: { event: EventRecord }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const format = useFormat();
  const toast = useToast();
  const mine = useMayAt(event, 'event.manage');
  const restore = async () => {
    try {
      await client.events.restore({ id: event.id });
      toast({ text: t('events.restored', { title: event.title }), tone: 'ok' });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    await queries.invalidateQueries({ queryKey: keys.events });
  };
  return (
    <li className="event" data-deleted="true">
      <span className="event-open">
        <b>
          <Name text={event.title} cut />
        </b>
        <span className="ui-dim">
          {event.deletedAt !== null && t('events.deletedAt', { time: format.moment(event.deletedAt) })}
        </span>
      </span>
      <span className="event-facts">
        <span>{event.code}</span>
        <span className="ui-dim">
          {t('events.people', { count: event.registrations, formatted: format.number(event.registrations) })}
        </span>
      </span>
      {mine && (
        <span className="event-here">
          <Button
            wide
            icon={ArchiveRestore}
            aria-label={t('events.restoreNamed', { title: event.title })}
            onClick={() => void restore()}
          >
            {t('events.restore')}
          </Button>
        </span>
      )}
    </li>
  );
}

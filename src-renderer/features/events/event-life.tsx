import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { type EventStatus, nextStatuses } from '#shared/domain/event.ts';
import { isFinal } from './status.ts';

const LIFE: readonly EventStatus[] = ['draft', 'published', 'running', 'completed'];

/** The life of an event as a line, and the steps that it can take next. */
export function EventLife({ event }: { event: EventRecord }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<EventStatus | null>(null);

  const move = async (status: EventStatus) => {
    setAsking(null);
    try {
      const result = await client.events.setStatus({ id: event.id, status });
      if (!result.ok) toast({ text: t('said', { text: result.reason }), tone: 'no' });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    await queries.invalidateQueries({ queryKey: keys.events });
  };
  const at = LIFE.indexOf(event.status);

  return (
    <section className="life" aria-label={t('events.life')}>
      {event.status === 'cancelled' ? (
        <p className="life-cancelled" data-tone="no">
          {t('events.status.cancelled')}
        </p>
      ) : (
        <ol>
          {LIFE.map((status, index) => (
            <li
              key={status}
              data-done={index < at}
              data-tone={status === 'running' ? 'ok' : 'accent'}
              aria-current={status === event.status ? 'step' : undefined}
            >
              {t(`events.status.${status}`)}
            </li>
          ))}
        </ol>
      )}
      <p className="ui-dim">{t(`events.statusHint.${event.status}`)}</p>
      {asking === null ? (
        <div className="ui-line">
          {nextStatuses(event.status).map((status) => (
            <Button
              key={status}
              variant={status === 'cancelled' ? 'danger' : 'plain'}
              onClick={() => (isFinal(status) ? setAsking(status) : void move(status))}
            >
              {t(`events.step.${status}`)}
            </Button>
          ))}
        </div>
      ) : (
        <div className="life-ask" data-tone="warn">
          <p>{t(asking === 'cancelled' ? 'events.sureCancelled' : 'events.sureCompleted')}</p>
          <div className="ui-line">
            <Button onClick={() => setAsking(null)}>{t('common.cancel')}</Button>
            <Button variant="danger" autoFocus onClick={() => void move(asking)}>
              {t(asking === 'cancelled' ? 'events.step.cancelled' : 'events.step.completed')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

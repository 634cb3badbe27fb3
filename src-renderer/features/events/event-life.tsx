import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { Button } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { type EventStatus, nextStatuses } from '#shared/domain/event.ts';

const LIFE: readonly EventStatus[] = ['draft', 'published', 'running', 'completed'];

/**
 * The life of an event as a line, and the steps that it can take next. No step can be taken back, so each says what it means and
 * is asked about.
 */
export function EventLife({ event, readOnly }: { event: EventRecord; readOnly: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<EventStatus | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const move = async (status: EventStatus) => {
    setAsking(null);
    try {
      const result = await client.events.setStatus({ id: event.id, status });
      setRefusal(result.ok ? null : t('said', { text: result.reason }));
    } catch (error) {
      setRefusal(sentenceOf(error, t));
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
      {refusal !== null && (
        <p className="form-fault" data-tone="no" role="alert">
          {refusal}
        </p>
      )}
      {!readOnly &&
        (asking === null ? (
          <div className="ui-line">
            {nextStatuses(event.status).map((status) => (
              <Button
                key={status}
                variant={status === 'cancelled' ? 'danger' : 'plain'}
                onClick={() => setAsking(status)}
              >
                {t(`events.step.${status}`)}
              </Button>
            ))}
          </div>
        ) : (
          <div className="life-ask" data-tone={asking === 'cancelled' ? 'no' : 'warn'}>
            <p>{t(`events.sure.${asking}`)}</p>
            <div className="ui-line">
              <Button onClick={() => setAsking(null)}>{t('common.cancel')}</Button>
              <Button
                variant={asking === 'cancelled' ? 'danger' : 'primary'}
                autoFocus
                onClick={() => void move(asking)}
              >
                {t(`events.step.${asking}`)}
              </Button>
            </div>
          </div>
        ))}
    </section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, Name, Tag, type Tone } from '#renderer/ui/index.ts';
import type { Webhook } from '#shared/contract/other-systems.ts';
import { useAsking } from './ask-row.tsx';
import { useMoment } from './use-moment.ts';

const TONES: Record<Webhook['state'], Tone> = { working: 'ok', waiting: 'warn', stopped: 'no' };

/** A webhook: where it goes, of what it tells, and how that goes. */
export function WebhookRow({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const moment = useMoment();
  const { id, url, topics, eventTitle, state, problem, nextAt, deliveredAt } = webhook;
  const attempt = async (call: () => Promise<void>) => {
    try {
      await call();
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    await queries.invalidateQueries({ queryKey: keys.webhooks });
  };
  const tryOut = () =>
    attempt(async () => {
      const { delivered, problem } = await client.webhooks.test({ id });
      if (delivered) toast({ text: t('systems.tested'), tone: 'ok' });
      else toast({ text: `${t('systems.notTested')} ${problem ?? ''}`, tone: 'no' });
    });
  const resume = () =>
    attempt(async () => {
      await client.webhooks.resume({ id });
    });
  const { button, question } = useAsking({
    action: t('systems.remove'),
    named: t('systems.removeNamed', { url }),
    sure: t('systems.removeSure'),
    onSure: () =>
      attempt(async () => {
        await client.webhooks.remove({ id });
      }),
  });
  return (
    <li className="systems-row">
      <span className="systems-what">
        <code className="systems-code" dir="ltr">
          {url}
        </code>
        <span>{topics.map((topic) => t(`systems.topic.${topic}`)).join(' · ')}</span>
        <span className="ui-dim">{eventTitle === null ? t('systems.allEvents') : <Name text={eventTitle} />}</span>
        {problem !== null && (
          <span>
            {problem} {nextAt !== null && t('systems.again', { moment: moment(nextAt) })}
          </span>
        )}
        <span className="ui-dim">
          {deliveredAt === null ? t('systems.neverTold') : t('systems.lastTold', { moment: moment(deliveredAt) })}
        </span>
      </span>
      <Tag tone={TONES[state]}>{t(`systems.webhookState.${state}`)}</Tag>
      {question === null && (
        <div className="systems-acts">
          {state === 'working' ? (
            <Button onClick={() => void tryOut()}>{t('systems.test')}</Button>
          ) : (
            <Button onClick={() => void resume()}>{t('systems.resume')}</Button>
          )}
          {button}
        </div>
      )}
      {question}
    </li>
  );
}

import './settings.css';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, RefreshCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { Button, Icon, type Tone } from '#renderer/ui/index.ts';
import { worstOf } from './worst.ts';

const LOOK = {
  ok: { tone: 'ok', icon: CircleCheck },
  warning: { tone: 'warn', icon: TriangleAlert },
  problem: { tone: 'no', icon: CircleAlert },
} as const satisfies Record<string, { tone: Tone; icon: typeof CircleCheck }>;

/** The check before the doors open: one line for each thing that a desk needs, and a sentence on the whole. */
export function Readiness({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const query = useQuery({
    queryKey: keys.readiness(eventId),
    queryFn: async () => (await client.app.readiness({ eventId })).checks,
    staleTime: 0,
  });
  const checks = query.data;
  if (checks === undefined) return null;
  const worst = worstOf(checks.map(({ state }) => state));
  return (
    <section className="readiness" aria-label={t('settings.readiness')}>
      <div className="readiness-head" data-tone={LOOK[worst].tone} role="status">
        <Icon of={LOOK[worst].icon} size={24} />
        <b>{t(`settings.ready.${worst}`)}</b>
        <Button variant="quiet" icon={RefreshCw} busy={query.isFetching} onClick={() => void query.refetch()}>
          {t('settings.checkAgain')}
        </Button>
      </div>
      <ul>
        {checks.map((check) => (
          <li key={check.id} data-tone={LOOK[check.state].tone}>
            <Icon of={LOOK[check.state].icon} label={t(`settings.state.${check.state}`)} />
            <b>{t(`settings.check.${check.id}`)}</b>
            <span dir="auto" title={t('said', { text: check.message })}>
              {t('said', { text: check.message })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import './conflicts.css';
import { GitFork } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { Button, EmptyState, Segmented } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { ConflictCard } from './conflict-card.tsx';
import { useDecision } from './use-conflicts.ts';

const STATES = ['open', 'handled'] as const;
const PAGE = 30;

/** The conflicts of an event: what nobody has dealt with, and what somebody has. */
export function ConflictList({ event }: { event: EventRecord }) {
  const { t } = useTranslation();
  const client = useClient();
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const list = useRef<HTMLElement>(null);
  // The button that was pressed goes with its conflict: what has the focus then is the list.
  const { busy, decide } = useDecision(() => list.current?.focus());
  const { query, pages, hasMore, isLoadingMore, more } = usePages({
    queryKey: keys.conflicts(event.id, state),
    queryFn: ({ pageParam }) =>
      client.conflicts.list({
        eventId: event.id,
        state,
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    staleTime: 0,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const counts = pages?.[0]?.counts;
  const conflicts = pages?.flatMap((page) => page.conflicts);
  return (
    <section ref={list} className="ui-stack conflicts" aria-label={t(`conflicts.list.${state}`)} tabIndex={-1}>
      <p className="ui-dim">{t('conflicts.hint')}</p>
      <div>
        <Segmented
          label={t('conflicts.filter')}
          value={state}
          options={STATES.map((value) => ({
            value,
            label: [t(`conflicts.states.${value}`), counts?.[value]].filter(Boolean).join(' · '),
          }))}
          onChange={setState}
        />
      </div>
      {conflicts === undefined && <Failed query={query} />}
      {conflicts?.length === 0 && (
        <EmptyState icon={GitFork} title={t(`conflicts.none.${state}`)}>
          {t(`conflicts.noneHint.${state}`)}
        </EmptyState>
      )}
      {conflicts !== undefined && conflicts.length > 0 && (
        <ul className="conflicts-list">
          {conflicts.map((conflict) => (
            <li key={conflict.id}>
              <ConflictCard
                conflict={conflict}
                timeZone={event.timeZone}
                isOpen={state === 'open'}
                busy={busy}
                onDecide={(decision, pick) => void decide(conflict, decision, pick)}
              />
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <div>
          <Button busy={isLoadingMore} onClick={more}>
            {t('conflicts.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

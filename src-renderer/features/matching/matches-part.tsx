import { HeartHandshake, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { ExportMenu } from '#renderer/features/exports/export-menu.tsx';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, EmptyState, Segmented } from '#renderer/ui/index.ts';
import { MatchLine } from './match-line.tsx';
import type { PartProps } from './part.ts';
import { TwoDialog } from './two-dialog.tsx';
import { useMakeMatch } from './use-make-match.ts';
import { useStrengths } from './use-strengths.ts';

const FILTERS = ['active', 'ended', 'all'] as const;
type Filter = (typeof FILTERS)[number];
const PAGE = 50;

/** The matches of an event, the newest first. */
export function MatchesPart({ event }: PartProps) {
  const { t } = useTranslation();
  const client = useClient();
  const make = useMakeMatch();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const door = useDoor();
  const [filter, setFilter] = useState<Filter>('active');
  const [making, setMaking] = useState(false);
  const { query, pages, hasMore, isLoadingMore, more } = usePages({
    queryKey: keys.matches(event.id, filter),
    queryFn: ({ pageParam }) =>
      client.matching.list({
        eventId: event.id,
        limit: PAGE,
        ...(filter === 'all' ? {} : { active: filter === 'active' }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const total = pages?.[0]?.total ?? 0;
  const matches = pages?.flatMap((page) => page.matches);
  const strengths = useStrengths(pages?.map((page) => page.matches.map(({ id }) => id)) ?? []);
  const add = (
    <Button icon={Plus} onClick={() => setMaking(true)}>
      {t('matching.make')}
    </Button>
  );
  return (
    <>
      <div className="matching-head">
        <Segmented
          label={t('matching.filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`matching.filters.${value}`) }))}
          onChange={setFilter}
        />
        <p className="ui-dim" role="status">
          {total > 0 && t('matching.count', { count: total, formatted: format.number(total) })}
        </p>
        {matches?.length !== 0 && (
          <div className="ui-line">
            <ExportMenu request={{ eventId: event.id, what: 'matches' }} />
            {add}
          </div>
        )}
      </div>
      <Failed query={query} />
      {matches?.length === 0 && (
        <EmptyState icon={HeartHandshake} title={t(`matching.none.${filter}`)} actions={add}>
          {t('matching.noneHint')}
        </EmptyState>
      )}
      {matches !== undefined && matches.length > 0 && (
        <ul className="ui-list" aria-label={t('matching.part.matches')}>
          {matches.map((match) => (
            <MatchLine
              key={match.id}
              match={match}
              since={zone.moment(match.matchedAt)}
              strength={strengths.get(match.id)}
              onOpen={door.showDetails}
            />
          ))}
        </ul>
      )}
      {hasMore && (
        <div>
          <Button busy={isLoadingMore} onClick={more}>
            {t('matching.more', { formatted: format.number(total - (matches?.length ?? 0)) })}
          </Button>
        </div>
      )}
      {making && (
        <TwoDialog
          eventId={event.id}
          title={t('matching.make')}
          action={t('matching.makeSubmit')}
          hint={t('matching.makeHint')}
          onTwo={make}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  );
}

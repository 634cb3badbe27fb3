import { useQueryClient } from '@tanstack/react-query';
import { HeartHandshake, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { DoorProvider } from '#renderer/features/check-in/door-context.tsx';
import { DoorDialogs } from '#renderer/features/check-in/door-dialogs.tsx';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { usePeopleDoor } from '#renderer/features/people/use-people-door.ts';
import { Button, EmptyState, Segmented } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { MatchLine } from './match-line.tsx';
import { TwoDialog } from './two-dialog.tsx';

const FILTERS = ['active', 'ended', 'all'] as const;
type Filter = (typeof FILTERS)[number];
const PAGE = 50;

/** The matches of an event, the newest first. */
export function MatchesPart({ event }: { event: EventRecord }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const { door, dialog, detailsId, close } = usePeopleDoor(event.id);
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
  const make = async (firstId: string, secondId: string) => {
    const { first, second } = await client.matching.create({ firstId, secondId });
    await queries.invalidateQueries({ queryKey: ['matching'] });
    toast({ text: t('matching.made', { first: first.name, second: second.name }), tone: 'ok' });
  };
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
        {matches?.length !== 0 && add}
      </div>
      <Failed query={query} />
      {matches?.length === 0 && (
        <EmptyState icon={HeartHandshake} title={t(`matching.none.${filter}`)} actions={add}>
          {t('matching.noneHint')}
        </EmptyState>
      )}
      <DoorProvider value={door}>
        {matches !== undefined && matches.length > 0 && (
          <ul className="ui-list" aria-label={t('matching.part.matches')}>
            {matches.map((match) => (
              <MatchLine key={match.id} match={match} since={zone.moment(match.matchedAt)} onOpen={door.showDetails} />
            ))}
          </ul>
        )}
        <DoorDialogs dialog={dialog} detailsId={detailsId} onClose={close} />
      </DoorProvider>
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

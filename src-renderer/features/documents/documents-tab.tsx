import './documents.css';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { DoorProvider } from '#renderer/features/check-in/door-context.tsx';
import { DoorDialogs } from '#renderer/features/check-in/door-dialogs.tsx';
import type { TabProps } from '#renderer/features/events/tab.ts';
import { usePeopleDoor } from '#renderer/features/people/use-people-door.ts';
import { Button, EmptyState, Segmented } from '#renderer/ui/index.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '#shared/domain/documents.ts';
import { DocumentRow } from './document-row.tsx';

type Filter = DocumentKind | 'all';

const PAGE = 50;

/** All résumés and photos of an event, the newest first. */
export function DocumentsTab({ event }: TabProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [filter, setFilter] = useState<Filter>('all');
  const { door, dialog, detailsId, close } = usePeopleDoor(event.id);
  const { query, pages, hasMore, isLoadingMore, more } = usePages({
    queryKey: keys.eventDocuments(event.id, filter),
    queryFn: ({ pageParam }) =>
      client.documents.list({
        eventId: event.id,
        limit: PAGE,
        ...(filter === 'all' ? {} : { kind: filter }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    // A file may be gone from the disk without anybody being told.
    staleTime: 0,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const total = pages?.[0]?.total ?? 0;
  const documents = pages?.flatMap((page) => page.documents);
  return (
    <section className="ui-stack" aria-label={t('events.tabs.documents')}>
      <div className="documents-head">
        <Segmented
          label={t('documents.filter')}
          value={filter}
          options={(['all', ...DOCUMENT_KINDS] as const).map((value) => ({
            value,
            label: t(`documents.filters.${value}`),
          }))}
          onChange={setFilter}
        />
        {total > 0 && <p className="ui-dim">{t('documents.count', { count: total })}</p>}
      </div>
      {documents === undefined && <Failed query={query} />}
      {documents?.length === 0 && (
        <EmptyState icon={FileText} title={t(`documents.none.${filter}`)}>
          {t('documents.noneHint')}
        </EmptyState>
      )}
      {documents !== undefined && documents.length > 0 && (
        <DoorProvider value={door}>
          <ul className="ui-list">
            {documents.map((document) => (
              <DocumentRow key={document.id} document={document} timeZone={event.timeZone} />
            ))}
          </ul>
        </DoorProvider>
      )}
      {hasMore && (
        <div>
          <Button busy={isLoadingMore} onClick={more}>
            {t('documents.more', { count: total - (documents?.length ?? 0) })}
          </Button>
        </div>
      )}
      <DoorProvider value={door}>
        <DoorDialogs dialog={dialog} detailsId={detailsId} onClose={close} />
      </DoorProvider>
    </section>
  );
}

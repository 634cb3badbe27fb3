import './audit.css';
import { History as HistoryIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useSettled } from '#renderer/features/check-in/use-settled.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Banner, Button, EmptyState } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { HistoryEntry } from './history-entry.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { EVERYTHING, type HistoryFilter, type HistorySubject, isNarrowed, queryOf } from './query.ts';
import { useHistory } from './use-history.ts';

/** Letters that come within so many ms are one question to the core. */
const TYPING_MS = 250;

/** Who did what to which thing, when and where: of one event, or of all of the organization. */
export function History({ event, subject = null }: { event: EventRecord | null; subject?: HistorySubject | null }) {
  const { t } = useTranslation();
  const ownId = event?.id ?? '';
  const first = { ...EVERYTHING, eventId: ownId };
  const [filter, setFilter] = useState<HistoryFilter>({ ...first, subject });
  const text = useSettled(filter.text.trim(), TYPING_MS);
  const timeZone = event?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = useZoneFormat(timeZone);
  const query = useMemo(() => queryOf({ ...filter, text }, timeZone), [filter, text, timeZone]);
  const { query: asked, pages, hasMore, isLoadingMore, more } = useHistory(query);
  const entries = pages?.flatMap((page) => page.entries) ?? [];
  const names = Object.assign({}, ...(pages?.map((page) => page.names) ?? []));
  const about = entries.find((entry) => (entry.registrationId ?? entry.subjectId) === filter.subject?.id)?.subject;

  return (
    <div className="audit">
      <HistoryFilters
        filter={filter}
        onFilter={setFilter}
        subjectName={filter.subject?.name ?? about ?? null}
        query={query}
        ofEvent={event !== null}
      />
      {asked.error !== null && <Banner tone="no">{sentenceOf(asked.error, t)}</Banner>}
      {pages !== undefined && entries.length === 0 && (
        <EmptyState
          icon={HistoryIcon}
          title={t('audit.none')}
          actions={isNarrowed(filter, ownId) && <Button onClick={() => setFilter(first)}>{t('audit.showAll')}</Button>}
        >
          {isNarrowed(filter, ownId) ? t('audit.noneFound') : t('audit.noneHint')}
        </EmptyState>
      )}
      {entries.length > 0 && (
        <ol className="ui-list audit-list" aria-label={t('audit.list')}>
          {entries.map((entry) => (
            <HistoryEntry
              key={entry.position}
              entry={entry}
              names={names}
              zone={zone}
              ofEvent={event !== null}
              onSubject={(chosen) => setFilter({ ...first, eventId: filter.eventId, subject: chosen })}
            />
          ))}
        </ol>
      )}
      {hasMore && (
        <div className="audit-more">
          <Button busy={isLoadingMore} onClick={more}>
            {t('audit.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEvents } from '#renderer/api/queries.ts';
import { ExportMenu } from '#renderer/features/exports/export-menu.tsx';
import { IconButton, Name, Select, TextField } from '#renderer/ui/index.ts';
import { AUDIT_RESOURCES, type AuditQuery } from '#shared/contract/audit.ts';
import type { HistoryFilter } from './query.ts';

/** What of the history is shown, and how to take it along. */
export function HistoryFilters({
  filter,
  onFilter,
  subjectName,
  query: { eventId, ...audit },
  ofEvent,
}: {
  filter: HistoryFilter;
  onFilter: (filter: HistoryFilter) => void;
  subjectName: string | null;
  query: AuditQuery;
  /** All of it is of one event. */
  ofEvent: boolean;
}) {
  const { t } = useTranslation();
  const events = useEvents().data ?? [];
  const set = (change: Partial<HistoryFilter>) => onFilter({ ...filter, ...change });
  return (
    <search className="audit-filters">
      <TextField
        label={t('audit.search')}
        type="search"
        placeholder={t('audit.searchHint')}
        maxLength={200}
        value={filter.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <Select
        label={t('audit.resource')}
        value={filter.resource}
        options={[
          { value: '', label: t('audit.everything') },
          ...AUDIT_RESOURCES.map((value) => ({ value, label: t(`audit.resources.${value}`) })),
        ]}
        onChange={(resource) => set({ resource })}
      />
      {!ofEvent && (
        <Select
          label={t('audit.event')}
          value={filter.eventId}
          options={[
            { value: '', label: t('audit.allEvents') },
            ...events.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(chosen) => set({ eventId: chosen })}
        />
      )}
      <TextField
        label={t('audit.from')}
        type="date"
        value={filter.from}
        onChange={(event) => set({ from: event.target.value })}
      />
      <TextField
        label={t('audit.until')}
        type="date"
        value={filter.until}
        onChange={(event) => set({ until: event.target.value })}
      />
      <ExportMenu request={{ what: 'audit', audit, ...(eventId === undefined ? {} : { eventId }) }} />
      {filter.subject !== null && (
        <p className="audit-subject" role="status">
          <span>
            {t('audit.historyOf')} <Name text={subjectName ?? t('audit.unnamed')} />
          </span>
          <IconButton icon={X} label={t('audit.showAll')} onClick={() => set({ subject: null })} />
        </p>
      )}
    </search>
  );
}

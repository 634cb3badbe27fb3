import './programme.css';
import { LayoutGrid, List, Map as MapIcon, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useProgramme } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import type { TabProps } from '#renderer/features/events/tab.ts';
import { Button, EmptyState, Segmented } from '#renderer/ui/index.ts';
import type { MeetingPoint } from '#shared/contract/programme.ts';
import { AddTablesDialog } from './add-tables-dialog.tsx';
import { PlanView } from './plan-view.tsx';
import { TableDialog } from './table-dialog.tsx';
import { TableList } from './table-list.tsx';
import { useProgrammeChange } from './use-programme-change.ts';

/** The tables of an event: as a list, and on the plan of their room. */
export function TablesTab({ event, readOnly }: TabProps) {
  const { t } = useTranslation();
  const client = useClient();
  const query = useProgramme(event.id);
  const programme = query.data;
  const { remove } = useProgrammeChange(event.id);
  const [view, setView] = useState<'list' | 'plan'>('list');
  const [roomId, setRoomId] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<MeetingPoint | null>(null);
  if (programme === undefined) return <Failed query={query} />;
  const { points, locations } = programme;

  const removePoints = (ids: readonly string[]) => {
    const request = { eventId: event.id, ids: [...ids] };
    return remove(
      t('programme.tablesRemoved', { count: ids.length }),
      () => client.programme.removePoints(request),
      () => client.programme.restorePoints(request),
    );
  };
  const add = (
    <Button icon={Plus} variant="primary" onClick={() => setAdding(true)}>
      {t('programme.addTables')}
    </Button>
  );
  const shared = { event, programme, readOnly, onEdit: setEditing, onRemove: removePoints };

  return (
    <section className="ui-stack" aria-label={t('events.tabs.tables')}>
      <div className="programme-head">
        <Segmented
          label={t('programme.view')}
          value={view}
          options={[
            { value: 'list', label: t('programme.list'), icon: List },
            { value: 'plan', label: t('programme.plan'), icon: MapIcon },
          ]}
          onChange={setView}
        />
        {!readOnly && points.length > 0 && add}
      </div>
      {view === 'plan' ? (
        <PlanView {...shared} roomId={roomId} onRoom={setRoomId} />
      ) : points.length === 0 ? (
        <EmptyState icon={LayoutGrid} title={t('programme.noTables')} actions={!readOnly && add}>
          {t('programme.noTablesHint')}
        </EmptyState>
      ) : (
        <TableList {...shared} />
      )}
      {adding && (
        <AddTablesDialog
          event={event}
          programme={programme}
          roomId={roomId ?? locations[0]?.id ?? null}
          onClose={() => setAdding(false)}
        />
      )}
      {editing !== null && (
        <TableDialog
          event={event}
          // A colleague may move it meanwhile.
          point={points.find(({ id }) => id === editing.id) ?? editing}
          rooms={locations}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

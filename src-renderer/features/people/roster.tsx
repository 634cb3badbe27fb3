import './people-list.css';
import './roster.css';
import { UserPlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { DoorProvider } from '#renderer/features/check-in/door-context.tsx';
import { DoorDialogs } from '#renderer/features/check-in/door-dialogs.tsx';
import { ExportMenu } from '#renderer/features/exports/export-menu.tsx';
import { Button, useMedia } from '#renderer/ui/index.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { BulkArea } from './bulk-area.tsx';
import { type Column, keepColumns, readColumns } from './columns.ts';
import { NobodyHere } from './nobody-here.tsx';
import { PeopleHead } from './people-head.tsx';
import { type GridHandle, RosterGrid } from './roster-grid.tsx';
import { RosterHeader } from './roster-header.tsx';
import { RosterTools } from './roster-tools.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { usePeopleDoor } from './use-people-door.ts';
import { usePagesInSight, useRoster } from './use-roster.ts';
import { useSelection } from './use-selection.ts';
import { useView } from './use-view.ts';
import { listOf, withFilter, withSort } from './view.ts';
import { WaitlistBar } from './waitlist-bar.tsx';

/** Everybody of the event for those who manage the list: to filter, to sort, and to change one or many. */
export function Roster({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const narrow = useMedia('(max-width: 700px)');
  const [columns, setColumns] = useState(() => readColumns(localStorage, window.innerWidth));
  const [adding, setAdding] = useState(false);
  const { text, setText, chosen, setView, view } = useView();
  const { pages, onSight } = usePagesInSight();
  const { door, dialog, detailsId, close } = usePeopleDoor(eventId);
  const { total, known, query, personAt } = useRoster(eventId, view, pages);
  const count = total ?? 0;
  const picks = useSelection(eventId, view, count);
  const box = useRef<HTMLInputElement>(null);
  const grid = useRef<GridHandle>(null);
  const gridId = useId();
  const { active, setActive, keys, actions } = useGridKeys({ picks, personAt, door, box });

  // The first hit of what was typed is what Enter means.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is another list
  useEffect(() => setActive(view.text === '' ? -1 : 0), [view]);
  const home = () => (grid.current ?? box.current)?.focus();
  const onColumns = (next: readonly Column[]) => {
    keepColumns(localStorage, next);
    setColumns(next);
  };
  const current = active < 0 ? null : personAt(active);
  const onBoxKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown' && count > 0) {
      setActive(Math.max(0, active));
      grid.current?.focus();
    } else if (event.key === 'Enter' && current !== null) door.showDetails(current.id);
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
  };

  return (
    <DoorProvider value={door}>
      <div className="people roster">
        <PeopleHead
          filter={view.filter}
          onFilter={(filter) => setView(withFilter(chosen, filter))}
          total={total}
          text={text}
          onText={setText}
          onKeyDown={onBoxKey}
          listId={gridId}
          activeId={current === null ? null : `person-${current.id}`}
          boxRef={box}
          actions={
            <>
              <ExportMenu request={{ eventId, what: 'registrations', list: listOf(view) }} />
              <Button variant="primary" icon={UserPlus} onClick={() => setAdding(true)}>
                {t('people.add.title')}
              </Button>
            </>
          }
          tools={
            <RosterTools
              eventId={eventId}
              view={view}
              onView={setView}
              columns={columns}
              onColumns={onColumns}
              narrow={narrow}
            />
          }
        />
        <div className="roster-between">
          {view.filter === 'waitlisted' && <WaitlistBar eventId={eventId} />}
          <Failed query={query} />
        </div>
        {known && count === 0 ? (
          <NobodyHere
            filter={view.filter}
            text={view.text}
            ticketTypes={view.ticketTypes}
            onAdd={() => setAdding(true)}
            onAll={() => setView(withFilter({ ...chosen, ticketTypes: [] }, 'all'))}
          />
        ) : (
          <RosterGrid
            id={gridId}
            ref={grid}
            view={view}
            count={count}
            columns={columns}
            narrow={narrow}
            active={active}
            selection={picks.selection}
            personAt={personAt}
            actions={actions}
            keys={keys}
            onSight={onSight}
            header={
              <RosterHeader
                view={view}
                columns={narrow ? null : columns}
                picked={picks.size === 0 ? 'none' : picks.size < count ? 'some' : 'all'}
                onSort={(sort) => setView(withSort(chosen, sort))}
                onPickAll={(all) => (all ? picks.all() : picks.none())}
              />
            }
          />
        )}
        <BulkArea eventId={eventId} view={view} total={count} picks={picks} narrow={narrow} onLeave={home} />
      </div>
      {adding && <AddPersonDialog eventId={eventId} searched={text} onClose={() => setAdding(false)} />}
      <DoorDialogs dialog={dialog} detailsId={detailsId} onClose={close} />
    </DoorProvider>
  );
}

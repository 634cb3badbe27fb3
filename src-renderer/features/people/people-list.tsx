import './people-list.css';
import './roster.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useSession } from '#renderer/app/state/services.tsx';
import { DoorProvider } from '#renderer/features/check-in/door-context.tsx';
import { DoorDialogs } from '#renderer/features/check-in/door-dialogs.tsx';
import { PersonRow } from '#renderer/features/check-in/person-row.tsx';
import { BlankRow } from './blank-row.tsx';
import { NobodyHere } from './nobody-here.tsx';
import { rowAfter } from './pages.ts';
import { PeopleHead } from './people-head.tsx';
import { usePeopleDoor } from './use-people-door.ts';
import { usePagesInSight, useRoster } from './use-roster.ts';
import { useView } from './use-view.ts';
import { withFilter } from './view.ts';
import { VirtualRows } from './virtual-rows.tsx';
import { WaitlistBar } from './waitlist-bar.tsx';

/** Height of a row before it has been measured. */
const ROW_PX = 77;
const OVERSCAN = 8;

/** A list of any length: only rows in sight exist, only their pages are fetched. */
export function PeopleList({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const { text, setText, chosen, setView, view } = useView();
  const { filter, text: query } = view;
  const [active, setActive] = useState(-1);
  const { pages, onSight } = usePagesInSight();
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const { door, dialog, detailsId, close } = usePeopleDoor(eventId);
  const mayLetIn = useSession((state) => state.may)('door.override');
  const reentry = useEvents().data?.find(({ id }) => id === eventId)?.reentry ?? 'afterExit';
  const people = useRoster(eventId, view, pages);
  const { personAt } = people;
  const count = people.total ?? 0;

  const list = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const rows = list.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? -1];
  useEffect(() => onSight(first, last), [onSight, first, last]);

  // Another list begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that is what makes it another list
  useEffect(() => {
    list.scrollToOffset(0);
    setActive(query === '' ? -1 : 0);
  }, [view]);

  const current = active >= 0 && active < count ? personAt(active) : null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const visible = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX);
    const to = rowAfter(event.key, active, count, visible);
    if (to !== null) {
      setActive(to);
      list.scrollToIndex(to, { align: 'auto' });
    } else if (event.key === 'Enter' && current !== null) door.showDetails(current.id);
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
  };

  return (
    <DoorProvider value={door}>
      <div className="people">
        <PeopleHead
          filter={filter}
          onFilter={(next) => setView(withFilter(chosen, next))}
          total={people.total}
          text={text}
          onText={setText}
          onKeyDown={onKeyDown}
          listId={listId}
          activeId={current === null ? null : `person-${current.id}`}
        />
        <div className="roster-between">
          {filter === 'waitlisted' && mayLetIn && <WaitlistBar eventId={eventId} />}
          <Failed query={people.query} />
        </div>
        {people.known && count === 0 ? (
          <NobodyHere filter={filter} text={query} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section ref={scroller} className="people-scroll" aria-label={t('people.list')} tabIndex={0}>
            <VirtualRows id={listId} label={t('people.list')} list={list}>
              {(row) => {
                const person = personAt(row);
                return person === null ? (
                  <BlankRow className="people-blank" />
                ) : (
                  <PersonRow person={person} query={query} reentry={reentry} active={row === active} lookup />
                );
              }}
            </VirtualRows>
          </section>
        )}
      </div>
      <DoorDialogs dialog={dialog} detailsId={detailsId} onClose={close} />
    </DoorProvider>
  );
}

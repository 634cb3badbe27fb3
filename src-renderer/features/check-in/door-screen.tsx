import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEvents } from '#renderer/api/queries.ts';
import { useDesk, useScans } from '#renderer/app/state/services.tsx';
import { Companions } from './companions.tsx';
import { DoorProvider } from './door-context.tsx';
import { DoorDialogs } from './door-dialogs.tsx';
import { Figures } from './figures.tsx';
import { Ready } from './ready.tsx';
import { Results } from './results.tsx';
import { ScanLog } from './scan-log.tsx';
import { SearchBox } from './search-box.tsx';
import { useDoorKeys } from './use-door-keys.ts';
import { useDoorState } from './use-door-state.ts';
import { useHomeFocus } from './use-home-focus.ts';
import { useLookup } from './use-lookup.ts';
import { VerdictPanel } from './verdict-panel.tsx';

/** Search box, verdict, hits; figures and log beside them. */
export function DoorScreen({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const listId = useId();
  const direction = useDesk((state) => state.settings?.direction ?? 'entry');
  const scans = useScans();
  const shown = useStore(scans.store, (state) => state.shown);
  const reentry = useEvents().data?.find(({ id }) => id === eventId)?.reentry ?? 'afterExit';
  const lookup = useLookup(eventId);
  const { door, dialog, detailsId, close } = useDoorState(eventId, lookup);
  const searching = lookup.asked !== '';
  const person = shown?.result?.registration ?? null;

  useHomeFocus(box);
  useDoorKeys({ lookup, door });

  // A scan is about the next guest: what was typed for the last one goes.
  const begun = useStore(scans.store, (state) => state.begun);
  const { clear } = lookup;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scan is what clears
  useEffect(() => clear(), [begun, clear]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (event.key === 'Enter') lookup.enter();
    else if (steps !== undefined) lookup.move(steps);
    else return;
    event.preventDefault();
  };

  return (
    <DoorProvider value={door}>
      <div className="door" data-direction={direction}>
        <div className="door-stage">
          <h1 className="ui-hidden">{t('nav.checkIn')}</h1>
          <SearchBox
            ref={box}
            value={lookup.text}
            role="combobox"
            aria-autocomplete="list"
            aria-haspopup="grid"
            aria-expanded={searching && lookup.results.length > 0}
            aria-controls={listId}
            aria-activedescendant={searching && lookup.activeId !== null ? `person-${lookup.activeId}` : undefined}
            onChange={(event) => lookup.setText(event.target.value)}
            onKeyDown={onKeyDown}
            onClear={lookup.clear}
            onWalkIn={() => door.open({ kind: 'walkIn', searched: lookup.text })}
            onCamera={() => door.open({ kind: 'camera' })}
          />
          {shown !== null && <VerdictPanel shown={shown} slim={searching} />}
          {searching ? (
            <Results
              id={listId}
              text={lookup.asked}
              answered={lookup.answered}
              results={lookup.results}
              activeId={lookup.activeId}
              reentry={reentry}
              enterAgain={lookup.enterAgain}
            />
          ) : (
            <>
              {shown === null && <Ready />}
              {person !== null && shown?.phase === 'answered' && <Companions person={person} reentry={reentry} />}
            </>
          )}
        </div>
        <aside className="door-side">
          <Figures eventId={eventId} />
          <ScanLog eventId={eventId} />
        </aside>
      </div>
      <DoorDialogs dialog={dialog} detailsId={detailsId} onClose={close} />
    </DoorProvider>
  );
}

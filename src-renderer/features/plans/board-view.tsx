import { CalendarX2 } from 'lucide-react';
import { type MouseEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndoKey } from '#renderer/features/programme/use-undo-key.ts';
import { EmptyState, Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board, Plan } from '#shared/contract/plans.ts';
import { BoardBar, type Look } from './board-bar.tsx';
import { BoardFoot } from './board-foot.tsx';
import { BoardGrid } from './board-grid.tsx';
import type { Fits } from './board-row.tsx';
import { BoardTray } from './board-tray.tsx';
import { hitsOf, peopleWith } from './find.ts';
import { obstaclesAt } from './fits.ts';
import { layOut, meetingsAt } from './grid-model.ts';
import type { CardSetting } from './meeting-card.tsx';
import { OrderDialog } from './order-dialog.tsx';
import { useAllHeight } from './use-all-height.ts';
import { useBoardDrag } from './use-board-drag.ts';
import { useBoardHands } from './use-board-hands.ts';
import { useBoardMoves } from './use-board-moves.ts';
import { useBoardWords } from './use-board-words.ts';
import { useNow } from './use-now.ts';
import { useReason } from './use-reason.ts';

/** The now-line moves by less than a pixel in this time. In ms. */
const NOW_MS = 20_000;

/** A plan as a board, with what can be chosen about it and what has no place on it. */
export function BoardView({
  event,
  plans,
  board: given,
  readOnly,
  onPlan,
}: {
  event: EventRecord;
  plans: readonly Plan[];
  board: Board;
  readOnly: boolean;
  onPlan: (planId: string) => void;
}) {
  const { t } = useTranslation();
  const helpId = useId();
  const now = useNow(NOW_MS);
  const scroller = useRef<HTMLDivElement>(null);
  const [look, setLook] = useState<Look>({ view: 'tables', zoom: 'middle', roomId: null, text: '' });
  const [isPicked, setIsPicked] = useState(false);
  const [orderedId, setOrderedId] = useState<string | null>(null);
  const nextHit = useRef(0);
  const top = useAllHeight();
  const moves = useBoardMoves(given, now);
  const { board, seating } = moves;
  const model = useMemo(() => layOut(board, look.view, look.roomId), [board, look.view, look.roomId]);
  const words = useBoardWords(board, model, event.timeZone);
  const hands = useBoardHands({ model, moves, words, readOnly });
  const sentence = useReason(board, event.timeZone);
  const unplaced = useMemo(() => board.meetings.filter(({ roundId }) => roundId === null), [board.meetings]);
  const found = useMemo(() => peopleWith(board.people, look.text), [board.people, look.text]);
  const hits = useMemo(() => hitsOf(model, found), [model, found]);
  const setting = useMemo<CardSetting>(
    () => ({
      zoom: look.zoom,
      nameOf: new Map(board.people.map(({ id, name }) => [id, name])),
      text: look.text,
      found,
    }),
    [look.zoom, look.text, board.people, found],
  );
  useUndoKey(() => void hands.undo());

  const drag = useBoardDrag({
    scroller,
    enabled: !readOnly,
    onDrop(meetingId, over) {
      const meeting = board.meetings.find(({ id }) => id === meetingId);
      if (meeting === undefined || over === null) return hands.letGo();
      setIsPicked(true);
      if (over.kind === 'tray') void hands.takeOff(meeting);
      else void hands.dropAt(meeting, { row: over.row, column: over.column, line: 0 });
    },
  });
  const heldId = drag.drag?.meetingId ?? hands.held?.id ?? null;
  const held = board.meetings.find(({ id }) => id === heldId);
  const fits = useCallback<Fits>(
    (rowId, roundId) => (held === undefined ? null : obstaclesAt(seating, held, look.view, rowId, roundId)),
    [held, seating, look.view],
  );
  const over = drag.drag?.over ?? null;
  const target = over?.kind === 'cell' ? over : null;
  const overSaid =
    held === undefined || target === null
      ? null
      : words.over({ ...target, line: 0 }, hands.obstaclesOver(held, target));

  const onLook = (patch: Partial<Look>) => {
    nextHit.current = 0;
    const next = { ...look, ...patch };
    setLook(next);
    const isTurned = next.view !== look.view || next.roomId !== look.roomId;
    if (isTurned && !hands.turnTo(layOut(board, next.view, next.roomId))) setIsPicked(false);
  };
  const jump = () => {
    const spot = hits[nextHit.current % Math.max(1, hits.length)];
    nextHit.current += 1;
    if (spot === undefined) return;
    setIsPicked(true);
    hands.go(spot);
  };
  const onClick = (click: MouseEvent) => {
    const element = click.target as HTMLElement;
    const cell = element.closest<HTMLElement>('[data-column]');
    if (cell === null) return;
    const place = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
    const id = element.closest<HTMLElement>('[data-meeting]')?.dataset.meeting;
    const line = Math.max(
      0,
      meetingsAt(model, { ...place, line: 0 }).findIndex((one) => one.id === id),
    );
    setIsPicked(true);
    if (hands.held === undefined) hands.go({ ...place, line });
    else void hands.putDown({ ...place, line: 0 });
  };
  const ordered = board.meetings.find(({ id }) => id === orderedId);
  const row = model.rows[hands.active.row];
  const person =
    look.view === 'people' && row !== undefined ? { name: row.name, meetings: [...row.cells.values()].flat() } : null;

  return (
    <div ref={top} className="board-whole">
      <BoardBar
        plans={plans}
        board={board}
        look={look}
        onLook={onLook}
        onPlan={onPlan}
        hits={found.size === 0 && look.text.trim() === '' ? null : hits.length}
        onNext={jump}
        canUndo={readOnly ? null : moves.canUndo}
        onUndo={() => void hands.undo()}
      />
      <BoardFoot
        hands={hands}
        person={person}
        readOnly={readOnly}
        isPicked={isPicked}
        over={overSaid}
        onOrder={({ id }) => setOrderedId(id)}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the grid and the list in it have the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div className="board-stage" data-dragging={drag.drag !== null} onClick={onClick} {...drag.handlers}>
        <span id={helpId} hidden>
          {t(readOnly ? 'board.helpReading' : 'board.help')}
        </span>
        {model.rows.length === 0 ? (
          <EmptyState icon={CalendarX2} title={t('board.nobody')}>
            {t('board.nobodyHint')}
          </EmptyState>
        ) : (
          <BoardGrid
            ref={scroller}
            model={model}
            setting={setting}
            timeZone={event.timeZone}
            now={now}
            active={hands.active}
            target={target}
            heldId={heldId}
            fits={held === undefined ? null : fits}
            describedBy={helpId}
            onKey={(key, page) => {
              setIsPicked(true);
              hands.onKey(key, page);
            }}
          />
        )}
        <BoardTray
          meetings={unplaced}
          setting={setting}
          heldId={heldId}
          target={over?.kind === 'tray'}
          readOnly={readOnly}
          sentence={sentence}
          onPick={(meeting) => {
            hands.pick(meeting);
            scroller.current?.focus();
          }}
        />
      </div>
      {ordered !== undefined && (
        <OrderDialog board={board} meeting={ordered} words={words} onClose={() => setOrderedId(null)} />
      )}
      {drag.drag !== null && held !== undefined && (
        <div ref={drag.ghost} className="board-ghost" aria-hidden="true">
          {held.people.map((id) => (
            <Name key={id} text={setting.nameOf.get(id) ?? ''} cut />
          ))}
        </div>
      )}
    </div>
  );
}

import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import type { Obstacle } from '#shared/domain/plan.ts';
import { obstaclesAt, type Place, placeOfCell } from './fits.ts';
import { kept, spotAfter } from './grid-keys.ts';
import { type GridModel, meetingAt, type Spot } from './grid-model.ts';
import type { useBoardMoves } from './use-board-moves.ts';
import type { useBoardWords } from './use-board-words.ts';

const START: Spot = { row: 0, column: 0, line: 0 };

/**
 * What somebody does at the board: goes over it, picks a meeting up, puts it down, locks it, takes the last move back. Whatever it
 * is, it is said.
 */
export function useBoardHands({
  model,
  moves,
  words,
  readOnly,
}: {
  model: GridModel;
  moves: ReturnType<typeof useBoardMoves>;
  words: ReturnType<typeof useBoardWords>;
  readOnly: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [at, setAt] = useState<Spot>(START);
  const [heldId, setHeldId] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { board, seating } = moves;
  const active = sameSpot(kept(model, at), at);
  const meetingOf = (id: string | null) => board.meetings.find((one) => one.id === id);
  const held = meetingOf(heldId);
  const current = meetingAt(model, active);

  const obstaclesOver = (meeting: BoardMeeting, { row, column }: { row: number; column: number }) => {
    const [rowId, roundId] = [model.rows[row]?.id, model.rounds[column]?.id];
    return rowId === undefined || roundId === undefined
      ? null
      : obstaclesAt(seating, meeting, model.view, rowId, roundId);
  };
  const go = (spot: Spot) => {
    setAt(spot);
    setSaid(held === undefined ? words.spot(spot) : words.over(spot, obstaclesOver(held, spot)));
  };
  /** The board turns to another view: the meeting that is meant stays meant, where it has a place there. @returns whether it has */
  const turnTo = (next: GridModel) => {
    const spot = current === undefined ? undefined : next.spots.get(current.id)?.[0];
    setAt(spot ?? START);
    setSaid(current === undefined || spot === undefined ? '' : words.meeting(current));
    return spot !== undefined;
  };
  const carry = async (meeting: BoardMeeting, to: Place) => {
    const { place, refused } = await moves.move(meeting, to);
    if (refused === null) {
      const who = words.who(meeting);
      setSaid(
        to.roundId === null ? t('board.droppedOff', { who }) : t('board.dropped', { who, at: words.atPlace(place) }),
      );
    } else if (refused.length > 0) setSaid(t('board.refused', { why: words.why(refused) }));
    return refused === null;
  };
  /** @returns whether it is there; where it cannot be, it is told why */
  const dropAt = async (meeting: BoardMeeting, spot: Spot): Promise<boolean> => {
    const obstacles: readonly Obstacle[] | null = obstaclesOver(meeting, spot);
    const [rowId, roundId] = [model.rows[spot.row]?.id, model.rounds[spot.column]?.id];
    if (obstacles === null || obstacles.length > 0 || rowId === undefined || roundId === undefined) {
      setSaid(words.over(spot, obstacles));
      return false;
    }
    setAt({ ...spot, line: 0 });
    return carry(meeting, placeOfCell(model.view, rowId, roundId));
  };
  const pick = (meeting: BoardMeeting) => {
    if (readOnly) return;
    setHeldId(meeting.id);
    setSaid(t('board.holding', { who: words.who(meeting) }));
  };
  const letGo = () => {
    setHeldId(null);
    setSaid(t('board.letGo'));
  };
  const putDown = async (spot: Spot) => {
    if (held !== undefined && (await dropAt(held, spot))) setHeldId(null);
  };
  const takeOff = async (meeting: BoardMeeting) => {
    setHeldId(null);
    await carry(meeting, { roundId: null, meetingPointId: null });
  };
  const lock = async (meetings: readonly BoardMeeting[], locked: boolean) => {
    const wanted = meetings.filter((one) => one.locked !== locked && one.roundId !== null);
    if (wanted.length === 0 || !(await moves.lock(wanted, locked))) return;
    const counted = { count: wanted.length, formatted: format.number(wanted.length) };
    setSaid(locked ? t('board.lockedNow', counted) : t('board.unlockedNow', counted));
  };
  const undo = async () => {
    if (readOnly) return;
    const done = await moves.undo();
    if (done === null) setSaid(t('board.nothingToUndo'));
    else if (done.refused === null) {
      const { meeting } = done;
      const who = words.who(meeting);
      setSaid(
        meeting.roundId === null
          ? t('board.droppedOff', { who })
          : t('board.back', { who, at: words.atPlace(meeting) }),
      );
    } else if (done.refused.length > 0) setSaid(t('board.refused', { why: words.why(done.refused) }));
  };

  return {
    active,
    held,
    current,
    said,
    setSaid,
    go,
    turnTo,
    pick,
    letGo,
    putDown,
    dropAt,
    takeOff,
    lock,
    undo,
    obstaclesOver,
    onKey(event: KeyboardEvent, page: number) {
      const control = event.ctrlKey || event.metaKey;
      const spot = spotAfter(model, active, event.key, { page, holding: held !== undefined, control });
      if (spot !== null) go(spot);
      else if (readOnly || control || event.altKey) return;
      else if (event.key === 'Enter' || event.key === ' ') {
        if (held !== undefined) void putDown(active);
        else if (current !== undefined) pick(current);
      } else if (event.key === 'Escape' && held !== undefined) letGo();
      else if (event.key.toLowerCase() === 'l' && current !== undefined) void lock([current], !current.locked);
      else if ((event.key === 'Delete' || event.key === 'Backspace') && current !== undefined)
        void takeOff(held ?? current);
      else return;
      event.preventDefault();
    },
  };
}

/** The same object where nothing has changed, so that nobody scrolls to where they are. */
function sameSpot(spot: Spot, before: Spot): Spot {
  const isSame = spot.row === before.row && spot.column === before.column && spot.line === before.line;
  return isSame ? before : spot;
}

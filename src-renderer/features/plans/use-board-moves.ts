import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { inTurn } from '#renderer/api/in-turn.ts';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { onceTold, putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import { type Obstacle, Seating } from '#shared/domain/plan.ts';
import { obstaclesTo, type Place } from './fits.ts';
import { lastMove, type Move, withMove } from './undo-stack.ts';

/** A meeting somewhere else. Off the board nothing is known of why. */
function moved(meeting: BoardMeeting, place: Place): BoardMeeting {
  return { ...meeting, ...place, ...(place.roundId === null ? { locked: false } : { reason: null }) };
}

/**
 * Moves on a board: seen at once, saved by one call each, taken back in turn. What is on its way to the core covers what comes
 * from there, so that a meeting never jumps back while it is saved.
 * @param now epoch ms
 */
export function useBoardMoves(board: Board, now: number) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [ahead, setAhead] = useState<ReadonlyMap<string, Place>>(new Map());
  const [past, setPast] = useState<readonly Move[]>([]);
  const [turn] = useState(inTurn);
  const shown = useMemo<Board>(() => {
    if (ahead.size === 0) return board;
    const meetings = board.meetings.map((meeting) => {
      const place = ahead.get(meeting.id);
      return place === undefined ? meeting : moved(meeting, place);
    });
    return { ...board, meetings };
  }, [board, ahead]);
  const seating = useMemo(() => new Seating(shown, now), [shown, now]);
  const planId = board.plan.id;
  const last = lastMove(past, (id) => shown.meetings.find((meeting) => meeting.id === id));

  const change = (meetingId: string, patch: (meeting: BoardMeeting) => BoardMeeting) =>
    putAnswer<Board>(
      queries,
      keys.board(planId),
      (old) => old && { ...old, meetings: old.meetings.map((one) => (one.id === meetingId ? patch(one) : one)) },
    );

  /** @returns what stands in the way; null where it is moved */
  const save = async (meeting: BoardMeeting, place: Place): Promise<readonly Obstacle[] | null> => {
    const { id } = meeting;
    setAhead((old) => new Map(old).set(id, place));
    try {
      const answer = await turn(() => client.plans.move({ planId, meetingId: id, ...place }));
      if (!answer.moved) return answer.obstacles;
      change(id, (one) => moved(one, place));
      return null;
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      return [];
    } finally {
      onceTold(() => setAhead((old) => new Map([...old].filter(([other, at]) => other !== id || at !== place))));
    }
  };

  return {
    board: shown,
    seating,
    canUndo: last !== null,
    /** @returns where it is meant to be, at a table where that was left open, and what stands in the way: null where it is moved, or is there already */
    async move(meeting: BoardMeeting, to: Place): Promise<{ place: Place; refused: readonly Obstacle[] | null }> {
      const obstacles = obstaclesTo(seating, meeting, to);
      if (obstacles.length > 0) return { place: to, refused: obstacles };
      const place = { ...to, meetingPointId: to.meetingPointId ?? tableFor(seating, meeting, to.roundId) };
      const from = { roundId: meeting.roundId, meetingPointId: meeting.meetingPointId };
      if (place.roundId === from.roundId && place.meetingPointId === from.meetingPointId)
        return { place, refused: null };
      // Noted before the core has answered: whoever takes it back at once means this one.
      const step: Move = { meetingId: meeting.id, from };
      setPast((old) => withMove(old, step));
      const refused = await save(meeting, place);
      if (refused !== null) setPast((old) => old.filter((one) => one !== step));
      return { place, refused };
    },
    /** @returns the meeting as it is back where it was, and what stood in the way */
    async undo(): Promise<{ meeting: BoardMeeting; refused: readonly Obstacle[] | null } | null> {
      const meeting = shown.meetings.find(({ id }) => id === last?.move.meetingId);
      if (last === null || meeting === undefined) return null;
      setPast(last.before);
      const { from } = last.move;
      return { meeting: moved(meeting, from), refused: await save(meeting, from) };
    },
    async lock(meetings: readonly BoardMeeting[], locked: boolean): Promise<boolean> {
      try {
        await turn(() => client.plans.lock({ planId, meetingIds: meetings.map(({ id }) => id), locked }));
        for (const { id } of meetings) change(id, (one) => ({ ...one, locked }));
        return true;
      } catch (error) {
        toast({ text: sentenceOf(error, t), tone: 'no' });
        return false;
      }
    },
  };
}

/** The table at which a meeting is already, else the first that has room: as the core would choose. */
function tableFor(seating: Seating, meeting: BoardMeeting, roundId: string | null): string | null {
  if (roundId === null) return null;
  const free = seating.freePoints(meeting, roundId);
  return free.find((id) => id === meeting.meetingPointId) ?? free[0] ?? null;
}

import { useTranslation } from 'react-i18next';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import type { Obstacle } from '#shared/domain/plan.ts';
import type { Place } from './fits.ts';
import { type GridModel, meetingAt, type Spot } from './grid-model.ts';
import { isolated } from './isolated.ts';
import { standingOf } from './status.ts';
import { useObstacles } from './use-obstacle.ts';

/** What is said of the board: to those who read it, and to those who hear it. */
export function useBoardWords(board: Board, model: GridModel, timeZone: string) {
  const { t } = useTranslation();
  const zone = useZoneFormat(timeZone);
  const why = useObstacles(board);
  const nameOf = (id: string) => isolated(board.people.find((person) => person.id === id)?.name ?? '');
  const who = (meeting: BoardMeeting) => meeting.people.map(nameOf).join(' · ');
  const clockOf = (roundId: string | null) => {
    const round = board.rounds.find(({ id }) => id === roundId);
    return round === undefined ? '' : zone.clock(round.startAt);
  };
  const atPlace = ({ roundId, meetingPointId }: Place) => {
    const place = board.points.find(({ id }) => id === meetingPointId)?.name ?? t('board.noTable');
    return t('board.at', { time: clockOf(roundId), place });
  };
  const atSpot = (spot: Spot) => {
    const row = model.rows[spot.row];
    const place = row === undefined || row.name === '' ? t('board.noTable') : row.name;
    return t('board.at', { time: clockOf(model.rounds[spot.column]?.id ?? null), place });
  };
  return {
    who,
    atPlace,
    why,
    meeting(meeting: BoardMeeting): string {
      const standing = t(`board.standing.${standingOf(meeting)}`);
      const values = { who: who(meeting), at: atPlace(meeting), standing };
      return meeting.locked ? t('board.meetingLocked', values) : t('board.meeting', values);
    },
    spot(spot: Spot): string {
      const meeting = meetingAt(model, spot);
      if (meeting !== undefined) return this.meeting(meeting);
      const isClosed = model.rows[spot.row]?.closed.has(model.rounds[spot.column]?.id ?? '');
      const at = atSpot(spot);
      if (!isClosed) return t('board.free', { at });
      return t(model.view === 'tables' ? 'board.closed' : 'board.away', { at });
    },
    /** What is said over a cell while something is held. @param obstacles null where the cell is not about it */
    over(spot: Spot, obstacles: readonly Obstacle[] | null): string {
      const at = atSpot(spot);
      if (obstacles === null) return t('board.notTheirs', { at });
      return obstacles.length === 0 ? t('board.fits', { at }) : t('board.fitsNot', { at, why: why(obstacles) });
    },
  };
}

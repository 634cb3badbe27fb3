import { CalendarX2, Hand, ListOrdered, Lock, LockOpen, MousePointerClick, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, useMedia } from '#renderer/ui/index.ts';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import type { useBoardHands } from './use-board-hands.ts';

/** What the board says, and what can be done with the meeting that is meant: the keys, for hands without any. */
export function BoardFoot({
  hands,
  person,
  readOnly,
  isPicked,
  over,
  onOrder,
}: {
  hands: ReturnType<typeof useBoardHands>;
  /** Whose row it is, with all their meetings. */
  person: { name: string; meetings: readonly BoardMeeting[] } | null;
  readOnly: boolean;
  /** Whether somebody has gone to a place yet. */
  isPicked: boolean;
  /** What is said of the place over which something is dragged. */
  over: string | null;
  /** Somebody says what has to be before a meeting. */
  onOrder: (meeting: BoardMeeting) => void;
}) {
  const { t } = useTranslation();
  const { held, current, active } = hands;
  const hasNoKeys = useMedia('(max-width: 760px), (pointer: coarse)');
  const help = readOnly ? (hasNoKeys ? '' : t('board.helpReading')) : t(hasNoKeys ? 'board.helpTouch' : 'board.help');
  const allLocked = person?.meetings.every(({ locked }) => locked) ?? false;
  const lockAll = person !== null && person.meetings.length > 1 && (
    <Button icon={allLocked ? LockOpen : Lock} onClick={() => void hands.lock(person.meetings, !allLocked)}>
      {t(allLocked ? 'board.unlockAllOf' : 'board.lockAllOf', { name: person.name })}
    </Button>
  );
  return (
    <div className="board-foot">
      <p role="status" dir="auto">
        {over ?? (hands.said === '' ? help : hands.said)}
      </p>
      {!readOnly && held !== undefined && (
        <span className="board-do">
          <Button icon={MousePointerClick} variant="primary" onClick={() => void hands.putDown(active)}>
            {t('board.putDown')}
          </Button>
          <OrderButton meeting={held} onOrder={onOrder} />
          {held.roundId !== null && (
            <Button icon={CalendarX2} onClick={() => void hands.takeOff(held)}>
              {t('board.takeOff')}
            </Button>
          )}
          <Button icon={X} keys="Esc" onClick={hands.letGo}>
            {t('board.cancel')}
          </Button>
        </span>
      )}
      {!readOnly && held === undefined && isPicked && current !== undefined && (
        <span className="board-do">
          <Button icon={Hand} keys="Enter" onClick={() => hands.pick(current)}>
            {t('board.pickUp')}
          </Button>
          <Button
            icon={current.locked ? LockOpen : Lock}
            keys="L"
            onClick={() => void hands.lock([current], !current.locked)}
          >
            {t(current.locked ? 'board.unlock' : 'board.lock')}
          </Button>
          {lockAll}
          <OrderButton meeting={current} onOrder={onOrder} />
          <Button icon={CalendarX2} onClick={() => void hands.takeOff(current)}>
            {t('board.takeOff')}
          </Button>
        </span>
      )}
      {!readOnly && held === undefined && isPicked && current === undefined && lockAll}
    </div>
  );
}

function OrderButton({ meeting, onOrder }: { meeting: BoardMeeting; onOrder: (meeting: BoardMeeting) => void }) {
  const { t } = useTranslation();
  const { length } = meeting.afterIds;
  return (
    <Button icon={ListOrdered} onClick={() => onOrder(meeting)}>
      {length === 0 ? t('board.order') : `${t('board.order')} (${length})`}
    </Button>
  );
}

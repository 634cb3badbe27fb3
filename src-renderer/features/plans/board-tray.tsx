import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Name } from '#renderer/ui/index.ts';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import type { UnplacedReason } from '#shared/domain/plan.ts';
import type { CardSetting } from './meeting-card.tsx';

const CARD_PX = 92;

/** Meetings without a place, each with the reason: to be dragged onto the board, and back. Pressed, one is picked up. */
export function BoardTray({
  meetings,
  setting: { nameOf, found },
  heldId,
  target,
  readOnly,
  sentence,
  onPick,
}: {
  meetings: readonly BoardMeeting[];
  setting: CardSetting;
  heldId: string | null;
  /** Whether something is held over it. */
  target: boolean;
  readOnly: boolean;
  sentence: (reason: UnplacedReason | null) => string;
  onPick: (meeting: BoardMeeting) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLUListElement>(null);
  const list = useVirtualizer({
    count: meetings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PX,
    getItemKey: (index) => meetings[index]?.id ?? index,
    overscan: 4,
  });
  return (
    <section className="board-tray" data-tray data-target={target} aria-label={t('board.tray')}>
      <h2>
        {t('board.tray')} <span className="ui-dim">{format.number(meetings.length)}</span>
      </h2>
      {meetings.length === 0 ? (
        <p className="ui-dim">{t('plans.unplacedAll')}</p>
      ) : (
        <ul ref={scroller} className="board-tray-list">
          <li className="board-tray-space" aria-hidden="true" style={{ height: list.getTotalSize() }} />
          {list.getVirtualItems().map(({ index, key, start }) => {
            const meeting = meetings[index];
            return (
              meeting !== undefined && (
                <li
                  key={key}
                  ref={list.measureElement}
                  data-index={index}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <button
                    type="button"
                    className="tray-card"
                    data-meeting={meeting.id}
                    data-held={meeting.id === heldId}
                    data-found={found.size === 0 ? undefined : meeting.people.some((id) => found.has(id))}
                    disabled={readOnly}
                    onClick={() => onPick(meeting)}
                  >
                    {meeting.people.map((id) => (
                      <Name key={id} text={nameOf.get(id) ?? ''} cut />
                    ))}
                    <small>{sentence(meeting.reason)}</small>
                  </button>
                </li>
              )
            );
          })}
        </ul>
      )}
    </section>
  );
}

import { Lock } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, Name } from '#renderer/ui/index.ts';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import { highlightRanges } from '#shared/domain/text.ts';
import type { Zoom } from './sizes.ts';
import { STANDINGS, standingOf } from './status.ts';

/** What all cards of a board share. */
export interface CardSetting {
  zoom: Zoom;
  nameOf: ReadonlyMap<string, string>;
  /** Letters that somebody looks for, and who has them. */
  text: string;
  found: ReadonlySet<string>;
}

/** A meeting as a small card: who, where that stands, and whether it is locked. */
export const MeetingCard = memo(function MeetingCard({
  meeting,
  setting: { zoom, nameOf, text, found },
  without,
  active,
  held,
}: {
  meeting: BoardMeeting;
  setting: CardSetting;
  /** In whose row it stands: only the others are named. */
  without: string | null;
  active: boolean;
  held: boolean;
}) {
  const { t } = useTranslation();
  const standing = standingOf(meeting);
  const { tone, icon } = STANDINGS[standing];
  const people = meeting.people.filter((id) => id !== without);
  return (
    <div
      className="meeting-card"
      data-meeting={meeting.id}
      data-tone={tone}
      data-zoom={zoom}
      data-active={active}
      data-held={held}
      data-found={found.size === 0 ? undefined : meeting.people.some((id) => found.has(id))}
    >
      <span className="meeting-who">
        {people.map((id) => {
          const name = nameOf.get(id) ?? '';
          return <Name key={id} text={name} cut {...(found.has(id) ? { ranges: highlightRanges(name, text) } : {})} />;
        })}
      </span>
      <span className="meeting-signs">
        <Icon of={icon} size={14} label={t(`board.standing.${standing}`)} />
        {meeting.locked && <Icon of={Lock} size={14} label={t('board.locked')} />}
      </span>
      {zoom === 'near' && (
        <span className="meeting-state" aria-hidden="true">
          {t(`board.standing.${standing}`)}
        </span>
      )}
    </div>
  );
});

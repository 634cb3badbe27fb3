import { useTranslation } from 'react-i18next';
import { Icon, Name } from '#renderer/ui/index.ts';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import { STANDINGS, standingOf } from './status.ts';

/** A meeting at a table: who, and where that stands. Pressed, it opens. */
export function LiveMeeting({
  meeting,
  nameOf,
  onOpen,
}: {
  meeting: BoardMeeting;
  nameOf: ReadonlyMap<string, string>;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const standing = standingOf(meeting);
  const { tone, icon } = STANDINGS[standing];
  return (
    <button type="button" className="live-meeting" data-tone={tone} onClick={() => onOpen(meeting.id)}>
      <span className="live-who">
        {meeting.people.map((id) => (
          <span key={id} data-missing={meeting.missing.includes(id)} data-here={meeting.arrived.includes(id)}>
            <Name text={nameOf.get(id) ?? ''} cut />
          </span>
        ))}
      </span>
      <span className="live-state">
        <Icon of={icon} size={16} />
        {t(`board.standing.${standing}`)}
      </span>
    </button>
  );
}

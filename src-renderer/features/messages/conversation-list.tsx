import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { CountBadge, Name } from '#renderer/ui/index.ts';

/** A conversation that can be opened. */
export interface Listed {
  eventId: string;
  title: string;
  unread: number;
}

/** The events that have a conversation, each with how much of it is unread. */
export function ConversationList({
  listed,
  shown,
  onChoose,
}: {
  listed: readonly Listed[];
  shown: string;
  onChoose?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="talk-list">
      {listed.map(({ eventId, title, unread }) => (
        <li key={eventId}>
          <Link
            href={`/messages/${eventId}`}
            aria-current={eventId === shown ? 'page' : undefined}
            {...(onChoose === undefined ? {} : { onClick: onChoose })}
          >
            <Name text={title} cut />
            <CountBadge count={unread} label={t('talk.unread', { count: unread })} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

import './unread-badge.css';
import { useTranslation } from 'react-i18next';
import { useConversations } from '#renderer/api/queries.ts';
import { CountBadge } from '#renderer/ui/index.ts';

/** How many messages wait to be read, in all conversations. */
export function UnreadBadge() {
  const { t } = useTranslation();
  const count = useConversations().data?.reduce((sum, { unread }) => sum + unread, 0) ?? 0;
  return (
    <span className="unread-badge">
      <CountBadge count={count} label={t('talk.unread', { count })} />
    </span>
  );
}

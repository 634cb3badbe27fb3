import './notifications.css';
import { Bell as BellIcon, CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { Button, CountBadge, IconButton, Popover } from '#renderer/ui/index.ts';
import { NotificationLine } from './notification-line.tsx';
import { useMarkRead, useNotifications, useOpenNotification } from './use-notifications.ts';

/** What concerns the signed-in person, in the header. */
export function Bell() {
  const { t } = useTranslation();
  const { query, notifications, unread, hasMore, loadMore } = useNotifications();
  const markRead = useMarkRead();
  const open = useOpenNotification();
  const label = unread === 0 ? t('notices.title') : t('notices.titleUnread', { count: unread });
  return (
    <span className="bell">
      <Popover
        label={t('notices.title')}
        trigger={(opens) => (
          <>
            <IconButton icon={BellIcon} label={label} {...opens} />
            <CountBadge count={unread} label="" />
          </>
        )}
      >
        {(close) => (
          <>
            <div className="bell-head">
              <h2>{t('notices.title')}</h2>
              {unread > 0 && (
                <Button variant="quiet" icon={CheckCheck} onClick={() => markRead()}>
                  {t('notices.readAll')}
                </Button>
              )}
            </div>
            {notifications === undefined && <Failed query={query} />}
            {notifications?.length === 0 && (
              <p className="bell-none">
                <b>{t('notices.none')}</b>
                <span>{t('notices.noneHint')}</span>
              </p>
            )}
            <ul className="bell-list">
              {notifications?.map((notification) => (
                <li key={notification.id}>
                  <NotificationLine
                    notification={notification}
                    onOpen={() => {
                      close();
                      open(notification);
                    }}
                  />
                </li>
              ))}
            </ul>
            {hasMore && (
              <Button variant="quiet" onClick={loadMore}>
                {t('notices.more')}
              </Button>
            )}
          </>
        )}
      </Popover>
    </span>
  );
}

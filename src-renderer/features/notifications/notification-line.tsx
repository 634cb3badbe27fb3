import { CalendarClock, CalendarRange, Handshake, MessagesSquare, TicketCheck, Unplug, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Icon, type LucideIcon, VisuallyHidden } from '#renderer/ui/index.ts';
import type { Notification } from '#shared/contract/notifications.ts';
import { sentenceFor } from './words.ts';

const ICONS: Record<Notification['kind'], LucideIcon> = {
  registration: UserPlus,
  promotion: TicketCheck,
  eventChange: CalendarClock,
  message: MessagesSquare,
  match: Handshake,
  meeting: CalendarRange,
  webhookStopped: Unplug,
};

/** One notification: what, when, and whether it was read. Pressed, it leads to what it is about. */
export function NotificationLine({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const unread = notification.readAt === null;
  return (
    <button type="button" className="bell-line" data-unread={unread} onClick={onOpen}>
      <Icon of={ICONS[notification.kind]} size={20} />
      <span className="bell-what">
        <span>{sentenceFor(notification, t, i18n.language)}</span>
        <time dateTime={new Date(notification.sentAt).toISOString()}>{format.moment(notification.sentAt)}</time>
      </span>
      {unread && (
        <span className="bell-dot">
          <VisuallyHidden>{t('notices.unread')}</VisuallyHidden>
        </span>
      )}
    </button>
  );
}

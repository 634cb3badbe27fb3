import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { usePush } from '#renderer/api/context.tsx';
import { useEvents } from '#renderer/api/queries.ts';
import { useEventId, useServices } from '#renderer/app/state/services.tsx';
import { isAttended } from '#renderer/app/use-attended.ts';
import type { Notification } from '#shared/contract/notifications.ts';
import { useNotifications, useOpenNotification } from './use-notifications.ts';
import { sentenceFor } from './words.ts';

/** So many notices wait for being pressed; those before have long gone from the screen. */
const REMEMBERED = 50;

/**
 * Tells what is new where the page is not looked at: in its title, at the icon of the app and by a notice of the system.
 * There as long as somebody is signed in, also while the desk is locked: then without a word of what it is about.
 */
export function Herald({ locked }: { locked: boolean }) {
  const { t, i18n } = useTranslation();
  const { notices } = useServices();
  const { wanted, notifier } = useStore(notices);
  const { unread } = useNotifications();
  const open = useOpenNotification();
  const eventId = useEventId();
  const title = useEvents().data?.find(({ id }) => id === eventId)?.title;
  const told = useRef(new Map<string, Notification>());

  useEffect(() => {
    const name = title === undefined || locked ? 'Lanyard' : `${title} · Lanyard`;
    document.title = unread === 0 ? name : `(${unread}) ${name}`;
  }, [title, unread, locked]);

  useEffect(() => notifier.badge(unread), [notifier, unread]);
  useEffect(
    () => () => {
      document.title = 'Lanyard';
      notifier.badge(0);
    },
    [notifier],
  );

  usePush('notifications', 'arrived', ({ notification }) => {
    // Whoever looks at the page has the bell before them.
    if (!wanted || (isAttended() && !locked)) return;
    const map = told.current;
    map.set(notification.id, notification);
    const [oldest] = map.keys();
    if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
    notifier.notify({
      id: notification.id,
      title: locked ? t('notices.new') : (notification.eventTitle ?? t('notices.new')),
      body: locked ? '' : sentenceFor(notification, t, i18n.language),
    });
  });

  useEffect(
    () =>
      notifier.onPressed((id) => {
        const notification = told.current.get(id);
        if (notification !== undefined) open(notification);
      }),
    [notifier, open],
  );
  return null;
}

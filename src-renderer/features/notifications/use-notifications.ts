import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { useServices, useSession, useToast } from '#renderer/app/state/services.tsx';
import type { Notification } from '#shared/contract/notifications.ts';
import { targetOf } from './target.ts';

const PAGE = 20;

/** What the signed-in person was told, newest first, and how many of all of it they have not read. */
export function useNotifications() {
  const client = useClient();
  const { query, pages, hasMore, more } = usePages({
    queryKey: keys.notifications,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.notifications.list({ limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ cursor }) => cursor,
  });
  return {
    query,
    notifications: pages?.flatMap((page) => page.notifications),
    unread: pages?.[0]?.unread ?? 0,
    hasMore,
    loadMore: more,
  };
}

/** Marks notifications as read, all of them without a list. The core tells every window of the person. */
export function useMarkRead(): (ids?: string[]) => void {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  return useCallback(
    (ids) => {
      client.notifications
        .markRead(ids === undefined ? {} : { notificationIds: ids })
        .catch((error: unknown) => toast({ text: sentenceOf(error, t), tone: 'no' }));
    },
    [client, toast, t],
  );
}

/** Goes to what a notification is about, and marks it as read. */
export function useOpenNotification(): (notification: Notification) => void {
  const { ui } = useServices();
  const allowed = useSession((state) => state.may);
  const markRead = useMarkRead();
  return useCallback(
    (notification) => {
      const target = targetOf(notification, allowed);
      if (notification.readAt === null) markRead([notification.id]);
      if (target === null) return;
      if ('path' in target) navigate(target.path);
      else ui.getState().showPerson(target.person);
    },
    [ui, allowed, markRead],
  );
}

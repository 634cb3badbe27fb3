import { MessagesSquare } from 'lucide-react';
import { Fragment, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import type { User } from '#shared/contract/users.ts';
import { Composer } from './composer.tsx';
import { MessageLine } from './message-line.tsx';
import { threadOf } from './thread.ts';
import { useConversation } from './use-conversation.ts';
import { useSeen } from './use-seen.ts';

/** Nearer than this to an end counts as there. In pixels. */
const NEAR_END = 48;
const NEAR_START = 240;

/** What was said at an event, the newest at the bottom, and the box to say more. */
export function Conversation({ eventId, user }: { eventId: string; user: User }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayDelete = useSession((state) => state.may)('event.manage');
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const { messages, isPresent, error, hasOlder, loadOlder } = useConversation(eventId);
  const unreadId = useSeen({ eventId, me: user.id }, isPresent ? messages : undefined, atEnd);
  const thread = useMemo(() => threadOf(messages ?? [], format.day, unreadId), [messages, format, unreadId]);
  const toEnd = () => scroller.current?.scrollTo({ top: 0 });

  // The way of the scroller is turned around: 0 is its end, and what comes in at the top moves nothing.
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    setAtEnd(Math.abs(element.scrollTop) < NEAR_END);
    const above = element.scrollHeight - element.clientHeight - Math.abs(element.scrollTop);
    if (above < NEAR_START) loadOlder();
  };

  if (error !== null && messages === undefined)
    return (
      <div className="talk-main">
        <EmptyState icon={MessagesSquare} title={sentenceOf(error, t)} />
      </div>
    );
  if (messages === undefined) return <div className="talk-main" />;
  return (
    <div className="talk-main">
      {messages.length === 0 ? (
        <EmptyState icon={MessagesSquare} title={t('talk.none')}>
          {t('talk.noneHint')}
        </EmptyState>
      ) : (
        <div
          ref={scroller}
          className="talk-scroll"
          role="log"
          aria-label={t('nav.messages')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          onScroll={onScroll}
        >
          <ol className="talk-thread">
            {hasOlder && (
              <li className="talk-older">
                <Button variant="quiet" onClick={loadOlder}>
                  {t('talk.older')}
                </Button>
              </li>
            )}
            {thread.map(({ message, startsDay, startsUnread, continues }) => (
              <Fragment key={message.id}>
                {startsDay && (
                  <li className="talk-day">
                    <span>{format.day(message.sentAt)}</span>
                  </li>
                )}
                {startsUnread && (
                  <li className="talk-line">
                    <span>{t('talk.line')}</span>
                  </li>
                )}
                <MessageLine
                  message={message}
                  isOwn={message.senderId === user.id}
                  continues={continues}
                  mayDelete={mayDelete}
                />
              </Fragment>
            ))}
          </ol>
        </div>
      )}
      <div className="talk-foot">
        {!atEnd && (
          <div className="talk-to-end">
            <Button onClick={toEnd}>{t('talk.toEnd')}</Button>
          </div>
        )}
        <Composer eventId={eventId} user={user} onSent={toEnd} />
      </div>
    </div>
  );
}

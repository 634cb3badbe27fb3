import './messages.css';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Route } from 'wouter';
import { useConversations, useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useEventId, useSession } from '#renderer/app/state/services.tsx';
import { ChooseEvent } from '#renderer/features/check-in/choose-event.tsx';
import { Button, Name, Popover } from '#renderer/ui/index.ts';
import { Conversation } from './conversation.tsx';
import { ConversationList, type Listed } from './conversation-list.tsx';

/** What is said at events: at this desk's, or at another that has a conversation. */
export default function MessagesScreen() {
  return <Route path="/messages/:event?">{({ event }) => <Messages wanted={event ?? null} />}</Route>;
}

function Messages({ wanted }: { wanted: string | null }) {
  const { t } = useTranslation();
  const user = useSession((state) => state.user);
  const here = useEventId();
  const events = useEvents().data;
  const conversations = useConversations();
  const known = conversations.data;
  if (user === null) return null;
  if (known === undefined) return <Failed query={conversations} title={t('nav.messages')} />;

  const title = (id: string) => events?.find((event) => event.id === id)?.title ?? '';
  const listed: Listed[] = known.map(({ eventId, title, unread }) => ({ eventId, title, unread }));
  // The desk's own event is there before anything was said at it, and stands first.
  const own = here !== null && (title(here) !== '' || listed.some(({ eventId }) => eventId === here)) ? here : null;
  if (own !== null) {
    const at = listed.findIndex(({ eventId }) => eventId === own);
    const [first] = at === -1 ? [{ eventId: own, title: title(own), unread: 0 }] : listed.splice(at, 1);
    if (first !== undefined) listed.unshift(first);
  }
  const shown = wanted ?? listed[0]?.eventId;
  if (shown === undefined) return <ChooseEvent />;
  const name = listed.find(({ eventId }) => eventId === shown)?.title ?? title(shown);
  const others = listed.filter(({ eventId }) => eventId !== shown);

  return (
    <div className="talk" data-alone={others.length === 0}>
      <header className="talk-head">
        <h1>
          <span className="ui-hidden">{t('nav.messages')}: </span>
          <Name text={name} cut />
        </h1>
        {others.length > 0 && (
          <div className="talk-switch">
            <Popover
              label={t('talk.others')}
              trigger={(opens) => (
                <Button icon={ChevronDown} {...opens}>
                  {t('talk.others')}
                </Button>
              )}
            >
              {(close) => <ConversationList listed={listed} shown={shown} onChoose={close} />}
            </Popover>
          </div>
        )}
      </header>
      {others.length > 0 && (
        <nav className="talk-side" aria-label={t('talk.conversations')}>
          <ConversationList listed={listed} shown={shown} />
        </nav>
      )}
      <Conversation key={shown} eventId={shown} user={user} />
    </div>
  );
}

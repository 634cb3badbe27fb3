import { CalendarCheck, CalendarClock, Check, CloudOff, Lightbulb, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Icon, type LucideIcon, Name } from '#renderer/ui/index.ts';
import type { Held, Visit } from '#shared/contract/kiosk.ts';
import { Deck } from './deck.tsx';
import { InterestsView } from './interests-view.tsx';
import type { KioskDesk, KioskState, View } from './kiosk-desk.ts';
import { LanguageButtons } from './language-buttons.tsx';
import { LeaveMark } from './leave-mark.tsx';
import { LeavingRing } from './leaving-ring.tsx';
import { Mine } from './mine.tsx';
import type { VisitorLanguage } from './use-visitor-language.ts';
import { WhenView } from './when-view.tsx';

const VIEWS: readonly [View, LucideIcon][] = [
  ['people', UsersRound],
  ['mine', CalendarClock],
  ['interests', Lightbulb],
  ['when', CalendarCheck],
];

/** Somebody's page: people to like or pass, whom they meet, what they are interested in. */
export function VisitScreen({
  desk,
  state,
  visitor: { visit, held },
  eventId,
  left,
  language,
  isLinked,
  onDone,
}: {
  desk: KioskDesk;
  state: KioskState;
  visitor: { visit: Visit; held: Held };
  eventId: string;
  left: number | null;
  language: VisitorLanguage;
  isLinked: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { view, note, last } = state;
  const seeing = { eventId, held };
  // Without rounds there is nothing to say.
  const views = VIEWS.filter(([name]) => name !== 'when' || visit.rounds.length > 0);
  return (
    <main className="kiosk kiosk-visit" data-view={view}>
      <header className="kiosk-bar">
        <LeaveMark />
        <h1 className="kiosk-hello">
          <Name text={t('kiosk.hello', { name: visit.self.name || t('details.noName') })} />
        </h1>
        <LeavingRing left={left} />
        <Button size="l" icon={Check} onClick={onDone}>
          {t('kiosk.done')}
        </Button>
      </header>
      <nav className="kiosk-views" aria-label={t('kiosk.views.label')}>
        {views.map(([name, icon]) => (
          <button
            key={name}
            type="button"
            aria-current={view === name ? 'page' : undefined}
            onClick={() => desk.show(name)}
          >
            <Icon of={icon} size={26} />
            <span>{t(`kiosk.views.${name}`)}</span>
          </button>
        ))}
      </nav>
      <aside className="kiosk-aside">
        <Mine visit={visit} seeing={seeing} />
      </aside>
      <div className="kiosk-main">
        {view === 'interests' ? (
          <InterestsView visit={visit} eventId={eventId} desk={desk} />
        ) : view === 'when' ? (
          <WhenView visit={visit} desk={desk} />
        ) : (
          <Deck visit={visit} last={last} seeing={seeing} desk={desk} />
        )}
      </div>
      <footer className="kiosk-visit-foot">
        <p className="kiosk-news" role="status">
          {!isLinked && (
            <>
              <Icon of={CloudOff} /> {t('kiosk.linkAway')}
            </>
          )}
          {note !== null && t('said', { text: note })}
        </p>
        <LanguageButtons language={language} />
      </footer>
    </main>
  );
}

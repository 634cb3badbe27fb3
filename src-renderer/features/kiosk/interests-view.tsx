import './interests-view.css';
import { HandHeart, type LucideIcon, MessagesSquare, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/index.ts';
import type { Visit } from '#shared/contract/kiosk.ts';
import { asksConsent, ConsentCard } from './consent-card.tsx';
import type { KioskDesk } from './kiosk-desk.ts';
import { KioskWords } from './kiosk-words.tsx';

const LISTS: readonly ['offering' | 'lookingFor' | 'topics', LucideIcon][] = [
  ['offering', HandHeart],
  ['lookingFor', Search],
  ['topics', MessagesSquare],
];

/** What the visitor offers, looks for and talks about, and whether others may see it. */
export function InterestsView({ visit, eventId, desk }: { visit: Visit; eventId: string; desk: KioskDesk }) {
  const { t } = useTranslation();
  // What is open comes first; what can be taken back stands where it is found.
  const isAsked = asksConsent(visit);
  const consent = <ConsentCard visit={visit} desk={desk} />;
  return (
    <section className="kiosk-interests">
      {isAsked && consent}
      <header>
        <h2>{t('kiosk.interests.title')}</h2>
        <p className="ui-dim">{t('kiosk.interests.hint')}</p>
      </header>
      {LISTS.map(([list, icon]) => (
        <div key={list} className="kiosk-list">
          <h3>
            <Icon of={icon} size={24} />
            {t(`kiosk.interests.${list}`)}
          </h3>
          <KioskWords
            label={t(`kiosk.interests.${list}`)}
            eventId={eventId}
            words={visit.interests[list]}
            onWords={(words) => desk.setInterests({ [list]: words })}
          />
        </div>
      ))}
      {!isAsked && consent}
    </section>
  );
}

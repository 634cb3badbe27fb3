import { useTranslation } from 'react-i18next';
import { Name } from '#renderer/ui/index.ts';
import { Clock } from './clock.tsx';
import { LanguageButtons } from './language-buttons.tsx';
import { LeaveMark } from './leave-mark.tsx';
import { TapSign } from './tap-sign.tsx';
import type { KioskReader } from './use-kiosk-reader.ts';
import type { VisitorLanguage } from './use-visitor-language.ts';

/** What whoever passes by sees: what this is, and what to do. */
export function Idle({
  title,
  opening,
  reader,
  language,
  isLinked,
  waiting,
}: {
  title: string;
  opening: boolean;
  reader: KioskReader;
  language: VisitorLanguage;
  isLinked: boolean;
  waiting: number;
}) {
  const { t } = useTranslation();
  const isReady = reader === 'ready' || !isLinked;
  const line = isReady ? t('kiosk.orTicket') : reader === 'taken' ? t('kiosk.readerTaken') : null;
  const news = [!isLinked && t('kiosk.linkAway'), waiting > 0 && t('kiosk.waiting', { count: waiting })];
  return (
    <main className="kiosk kiosk-idle" data-away={!isReady}>
      <header className="kiosk-bar">
        <LeaveMark />
        <Clock />
      </header>
      <div className="kiosk-idle-call">
        <p className="kiosk-idle-event">
          <Name text={title} />
        </p>
        <TapSign busy={opening} away={!isReady} />
        <h1 aria-live="polite">
          {opening ? t('kiosk.opening') : reader === 'away' && isLinked ? t('kiosk.readerAway') : t('kiosk.hold')}
        </h1>
        {line !== null && <p className="kiosk-idle-or">{line}</p>}
      </div>
      <footer className="kiosk-idle-foot">
        <LanguageButtons language={language} />
        <p className="kiosk-news" role="status">
          {news.filter(Boolean).join(' ')}
        </p>
      </footer>
    </main>
  );
}

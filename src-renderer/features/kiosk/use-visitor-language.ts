import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useServices } from '#renderer/app/state/services.tsx';

/** A choice that nobody has followed up goes too. In ms. */
const FORGET_MS = 20_000;

export interface VisitorLanguage {
  language: 'en' | 'de';
  choose(language: 'en' | 'de'): void;
}

/** The language is the visitor's; once they have gone it is the desk's again. */
export function useVisitorLanguage(isIdle: boolean): VisitorLanguage {
  // What `useTranslation` gives of it is another object in each language.
  const language = useTranslation().i18n.language === 'de' ? 'de' : 'en';
  const { i18n } = useServices();
  const ofDesk = useDesk((state) => state.settings?.language ?? 'en');
  useEffect(() => {
    const choose = (next: 'en' | 'de') => {
      document.documentElement.lang = next;
      void i18n.changeLanguage(next);
    };
    if (!isIdle || language === ofDesk) return;
    // Whoever chooses before they hold up their badge keeps their choice until then.
    const timer = window.setTimeout(() => choose(ofDesk), FORGET_MS);
    return () => window.clearTimeout(timer);
  }, [isIdle, language, ofDesk, i18n]);
  useEffect(
    () => () => {
      document.documentElement.lang = ofDesk;
      void i18n.changeLanguage(ofDesk);
    },
    [i18n, ofDesk],
  );
  return {
    language,
    choose(next) {
      document.documentElement.lang = next;
      void i18n.changeLanguage(next);
    },
  };
}

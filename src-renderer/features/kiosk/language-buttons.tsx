import { useTranslation } from 'react-i18next';
import type { VisitorLanguage } from './use-visitor-language.ts';

const LANGUAGES = [
  ['en', 'English'],
  ['de', 'Deutsch'],
] as const;

/** Each language by its own name, large enough for a thumb. */
export function LanguageButtons({ language: { language, choose } }: { language: VisitorLanguage }) {
  const { t } = useTranslation();
  return (
    <fieldset className="kiosk-languages" aria-label={t('kiosk.language')}>
      {LANGUAGES.map(([code, name]) => (
        <button key={code} type="button" lang={code} aria-pressed={language === code} onClick={() => choose(code)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}

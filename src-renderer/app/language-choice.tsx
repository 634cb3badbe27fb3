import { useTranslation } from 'react-i18next';
import { Segmented } from '#renderer/ui/index.ts';

type Language = 'en' | 'de';

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
] as const;

/** The language of the page, before there is a desk whose settings could say it. */
export function LanguageChoice({ onChange }: { onChange?: (language: Language) => void }) {
  const { t, i18n } = useTranslation();
  const choose = (next: Language) => {
    void i18n.changeLanguage(next);
    document.documentElement.lang = next;
    onChange?.(next);
  };
  return (
    <Segmented
      label={t('firstRun.language')}
      value={i18n.language === 'de' ? 'de' : 'en'}
      options={LANGUAGES}
      onChange={choose}
    />
  );
}

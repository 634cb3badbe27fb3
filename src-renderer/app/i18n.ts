import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { sentenceTranslator } from './messages/core-sentences.ts';
import { core, coreWords } from './messages/de/core.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

/** A translator with all catalogues in it. Both languages are small: loading them apart would only add a wait. */
export function createI18n(language: string): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
    // Everything is at hand: the first painting has its texts.
    initAsync: false,
  });
  // The core speaks English: the German catalogue has its sentences passed through this.
  const say = sentenceTranslator(core, coreWords);
  instance.services.formatter?.add('core', (value) => say(String(value)));
  return instance;
}

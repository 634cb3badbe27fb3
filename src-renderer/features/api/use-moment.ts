import { useTranslation } from 'react-i18next';

/** A moment by the clocks of this computer, as people write it. */
export function useMoment(): (at: number) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (at) => format.format(at);
}

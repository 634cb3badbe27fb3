import { useTranslation } from 'react-i18next';
import { useSyncStatus } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';

/** What somebody who goes should know of what the hub does not have yet; null where it has all. */
export function useUnsent(): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  const pending = useSyncStatus().data?.membership?.pending ?? 0;
  return pending === 0 ? null : t('sync.unsent', { count: pending, formatted: format.number(pending) });
}

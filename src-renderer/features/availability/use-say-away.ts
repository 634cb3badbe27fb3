import { useTranslation } from 'react-i18next';
import { useLink } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';

/** Says to which rounds somebody who was just added cannot come. They are added in any case: what fails is told apart. */
export function useSayAway(): (registrationId: string, away: readonly string[]) => Promise<void> {
  const { t } = useTranslation();
  const link = useLink();
  const toast = useToast();
  return async (registrationId, away) => {
    if (away.length === 0) return;
    const rounds = away.map((roundId) => ({ roundId, available: false }));
    try {
      await link.repeat((client) => client.programme.setAvailability({ registrationId, rounds }));
    } catch {
      toast({ text: t('availability.notSaid'), tone: 'no' });
    }
  };
}

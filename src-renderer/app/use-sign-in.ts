import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import type { Organization } from '#shared/contract/organizations.ts';
import { useFormat } from './format.ts';
import type { SignIn } from './state/session.ts';

/**
 * Something secret on its way to the core, the sentence when it is refused, and the organizations to choose from where the
 * address has accounts in several.
 */
export function useSignIn(sentences: { wrong: string; inactive: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [organizations, setOrganizations] = useState<readonly Organization[] | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (attempt: (secret: string) => Promise<SignIn>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      const result = await attempt(secret);
      if (result.ok) return true;
      if (result.reason === 'chooseOrganization') {
        setOrganizations(result.organizations);
        return false;
      }
      setSecret('');
      setOrganizations(null);
      setError(
        result.reason === 'inactive'
          ? sentences.inactive
          : result.reason === 'tooManyAttempts' && result.retryAt !== null
            ? t('signIn.tooMany', { time: format.clock(result.retryAt) })
            : sentences.wrong,
      );
    } catch (fault) {
      setError(sentenceOf(fault, t));
    } finally {
      setBusy(false);
    }
    return false;
  };
  return { secret, setSecret, error, organizations, forget: () => setOrganizations(null), busy, submit };
}

import './account.css';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import type { User } from '#shared/contract/users.ts';
import { AskFirst } from './ask-first.tsx';
import { SessionList } from './session-list.tsx';

/** Where somebody is signed in, and how to end that. @param onReset gets the password that was made up */
export function UserAccess({ user, onReset }: { user: User; onReset: (password: string) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const query = useQuery({
    queryKey: keys.sessions(user.id),
    queryFn: async () => (await client.users.sessions({ id: user.id })).sessions,
    staleTime: 0,
  });
  const signOut = async () => {
    const { ended } = await client.users.signOutEverywhere({ id: user.id });
    await query.refetch();
    toast({ text: t('account.ended', { count: ended }), tone: 'ok' });
  };
  const sessions = query.data;
  if (sessions === undefined) return <Failed query={query} />;
  return (
    <section className="account-part">
      <h3>{t('account.signedIn')}</h3>
      <SessionList sessions={sessions} />
      <AskFirst
        icon={LogOut}
        label={t('account.signOutEverywhere')}
        question={t('account.signOutSure', { name: user.name })}
        action={t('account.signOutSubmit')}
        disabled={sessions.every(({ current }) => current)}
        onAgreed={signOut}
      />
      <AskFirst
        icon={KeyRound}
        label={t('account.reset')}
        question={t('account.resetSure', { name: user.name })}
        action={t('account.resetSubmit')}
        onAgreed={async () => onReset((await client.users.resetPassword({ id: user.id })).password)}
      />
    </section>
  );
}

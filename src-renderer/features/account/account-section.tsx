import './account.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useSession, useToast } from '#renderer/app/state/services.tsx';
import { Avatar, Card, Name, Tag } from '#renderer/ui/index.ts';
import { AskFirst } from './ask-first.tsx';
import { PasswordCard } from './password-card.tsx';
import { SessionList } from './session-list.tsx';

/** One's own account: who one is here, where else one is signed in, the password. */
export function AccountSection() {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const user = useSession((state) => state.user);
  const key = keys.sessions(user?.id ?? '');
  const query = useQuery({
    queryKey: key,
    queryFn: async () => (await client.app.sessions({})).sessions,
    // What other windows do is not pushed.
    staleTime: 0,
  });
  const sessions = query.data;
  if (user === null) return null;
  if (sessions === undefined) return <Failed query={query} />;
  // Volunteers came in by a passcode: no address, no password.
  const volunteer = user.email === '';
  const signOut = async () => {
    const { ended } = await client.app.signOutEverywhere({});
    await queries.invalidateQueries({ queryKey: key });
    toast({ text: t('account.ended', { count: ended }), tone: 'ok' });
  };
  return (
    <>
      <Card title={t('settings.section.account')}>
        <div className="account-who">
          <Avatar name={user.name} />
          <span>
            <b>
              <Name text={user.name} cut />
            </b>
            {!volunteer && <Name text={user.email} cut className="ui-dim" />}
          </span>
          <Tag>{t(`roles.${user.role}`)}</Tag>
        </div>
      </Card>
      <Card title={t('account.signedIn')}>
        <SessionList sessions={sessions} />
        <AskFirst
          icon={LogOut}
          label={t('account.signOutElsewhere')}
          question={t('account.signOutElsewhereSure')}
          action={t('account.signOutSubmit')}
          disabled={sessions.every(({ current }) => current)}
          onAgreed={signOut}
        />
      </Card>
      {!volunteer && <PasswordCard onChanged={() => void queries.invalidateQueries({ queryKey: key })} />}
    </>
  );
}

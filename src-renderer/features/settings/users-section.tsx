import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useSession } from '#renderer/app/state/services.tsx';
import { PasswordSlip } from '#renderer/features/account/password-slip.tsx';
import { RoleTable } from '#renderer/features/account/role-table.tsx';
import { Avatar, Button, Card, Name, Tag } from '#renderer/ui/index.ts';
import type { User } from '#shared/contract/users.ts';
import { UserDialog } from './user-dialog.tsx';

/** Who may sign in at this desk, and as what. */
export function UsersSection() {
  const { t } = useTranslation();
  const client = useClient();
  const me = useSession((state) => state.user?.id);
  const users = useQuery({ queryKey: ['users'], queryFn: async () => (await client.users.list({})).users }).data;
  const [open, setOpen] = useState<User | 'new' | null>(null);
  const [reset, setReset] = useState<{ user: User; password: string } | null>(null);
  if (users === undefined) return null;
  return (
    <>
      <Card title={t('settings.section.users')}>
        <p className="ui-dim">{t('settings.usersHint')}</p>
        <ul className="users">
          {users.map((user) => (
            <li key={user.id}>
              <button type="button" data-off={!user.active} onClick={() => setOpen(user)}>
                <Avatar name={user.name} />
                <span className="users-who">
                  <b>
                    <Name text={user.name} cut />
                  </b>
                  <Name text={user.email} cut className="ui-dim" />
                </span>
                {user.id === me && <Tag tone="accent">{t('settings.you')}</Tag>}
                <Tag tone={user.active ? 'idle' : 'no'}>
                  {user.active ? t(`roles.${user.role}`) : t('settings.inactive')}
                </Tag>
              </button>
            </li>
          ))}
        </ul>
        <div>
          <Button icon={UserPlus} variant="primary" onClick={() => setOpen('new')}>
            {t('settings.addUser')}
          </Button>
        </div>
        {open !== null && (
          <UserDialog
            user={open === 'new' ? null : open}
            onClose={() => setOpen(null)}
            onReset={(user, password) => {
              setOpen(null);
              setReset({ user, password });
            }}
          />
        )}
        {reset !== null && <PasswordSlip {...reset} onClose={() => setReset(null)} />}
      </Card>
      <RoleTable />
    </>
  );
}

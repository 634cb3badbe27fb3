import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { UserAccess } from '#renderer/features/account/user-access.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { NewPasswordField } from '#renderer/features/forms/password-field.tsx';
import { problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Switch, TextField } from '#renderer/ui/index.ts';
import { type User, usersContract } from '#shared/contract/users.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Role } from '#shared/domain/roles.ts';
import { RoleChoice } from './role-choice.tsx';

const FIELDS = ['name', 'email', 'password'] as const;

interface UserValues {
  name: string;
  email: string;
  role: Role;
  password: string;
  active: boolean;
}

/** A new account, or one to change: role, password, whether it may sign in, where it is signed in. The address stays. */
export function UserDialog({
  user,
  onClose,
  onReset,
}: {
  user: User | null;
  onClose: () => void;
  /** The account has a password that was made up, which is to be shown. */
  onReset: (user: User, password: string) => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const say = (field: (typeof FIELDS)[number], code: string) =>
    field === 'password' ? t(code === 'too_small' ? 'wrong.password' : 'wrong.passwordLong') : t(`wrong.${field}`);

  const form = useForm<UserValues>({
    initial: {
      name: user?.name ?? '',
      email: user?.email ?? '',
      role: user?.role ?? 'staff',
      password: '',
      active: user?.active ?? true,
    },
    check: ({ active: _, password, ...values }) => {
      // A known account gets another password by another way.
      const found = problemsOf(usersContract.calls.create.input, { ...values, password }, FIELDS, say);
      if (user !== null) delete found.password;
      return found;
    },
    fieldsOf: (fault) =>
      user === null && fault instanceof AppError && fault.code === 'conflict' ? { email: t('wrong.emailTaken') } : {},
    async submit({ name, email, role, password, active }) {
      if (user === null) await client.users.create({ name, email, role, password });
      else
        await client.users.update({
          id: user.id,
          name,
          // Only what is another: a new role, even the same again, signs the account out everywhere.
          ...(role === user.role ? {} : { role }),
          ...(active === user.active ? {} : { active }),
        });
      await queries.invalidateQueries({ queryKey: ['users'] });
      toast({ text: t('settings.userSaved', { name }), tone: 'ok' });
      onClose();
    },
  });
  const { values, problems } = form;

  return (
    <FormDialog
      title={user === null ? t('settings.addUser') : t('settings.editUser')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      action={user === null ? t('settings.createUser') : t('common.save')}
      busy={form.busy}
      fault={form.fault}
    >
      <TextField
        label={t('settings.userName')}
        maxLength={200}
        data-autofocus
        value={values.name}
        error={problems.name}
        onChange={(event) => form.set({ name: event.target.value })}
      />
      <TextField
        label={t('firstRun.email')}
        type="email"
        maxLength={254}
        readOnly={user !== null}
        value={values.email}
        error={problems.email}
        onChange={(event) => form.set({ email: event.target.value })}
      />
      {user === null && (
        <NewPasswordField
          label={t('firstRun.password')}
          value={values.password}
          error={problems.password}
          onChange={(password) => form.set({ password })}
        />
      )}
      <RoleChoice value={values.role} onChange={(role) => form.set({ role })} />
      {user !== null && (
        <>
          <Switch
            label={t('settings.active')}
            checked={values.active}
            onChange={(event) => form.set({ active: event.target.checked })}
          />
          {user.active && !values.active && (
            <p className="account-ask" data-tone="warn" role="status">
              {t('account.deactivate', { name: user.name })}
            </p>
          )}
          <UserAccess user={user} onReset={(password) => onReset(user, password)} />
        </>
      )}
    </FormDialog>
  );
}

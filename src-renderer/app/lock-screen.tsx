import { useTranslation } from 'react-i18next';
import { Button, TextField } from '#renderer/ui/index.ts';
import type { User } from '#shared/contract/users.ts';
import { Gate, usePasswordForm } from './sign-in.tsx';
import { useServices } from './state/services.tsx';

/** Covers everything, names included, until the password of whoever is signed in. */
export function LockScreen({ user }: { user: User }) {
  const { t } = useTranslation();
  const { session } = useServices();
  const form = usePasswordForm(t('lock.wrong'));
  return (
    <Gate
      title={t('lock.title')}
      hint={t('lock.hint', { name: user.name })}
      onSubmit={() => void form.submit(user.email)}
    >
      <input type="hidden" name="email" autoComplete="username" value={user.email} readOnly />
      <TextField
        label={t('signIn.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        autoFocus
        value={form.password}
        error={form.error}
        onChange={(event) => form.setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" size="l" wide busy={form.busy}>
        {t('lock.unlock')}
      </Button>
      <Button variant="quiet" wide onClick={() => void session.getState().signOut()}>
        {t('lock.other')}
      </Button>
    </Gate>
  );
}

import { useTranslation } from 'react-i18next';
import { useUnsent } from '#renderer/features/sync/use-unsent.ts';
import { Button, TextField } from '#renderer/ui/index.ts';
import type { User } from '#shared/contract/users.ts';
import { Gate } from './gate.tsx';
import { OrganizationChoice } from './organization-choice.tsx';
import { PasscodeField } from './passcode-field.tsx';
import { useServices } from './state/services.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Covers everything, names included, until the password, or the passcode, of whoever is signed in. */
export function LockScreen({ user }: { user: User }) {
  const { t } = useTranslation();
  const { session } = useServices();
  const unsent = useUnsent();
  // Volunteers have no address, and no password.
  const volunteer = user.email === '';
  const form = useSignIn(
    volunteer
      ? { wrong: t('signIn.passcodeWrong'), inactive: t('signIn.passcodeInactive') }
      : { wrong: t('lock.wrong'), inactive: t('signIn.inactive') },
  );
  const submit = (organizationId?: string) =>
    form.submit((secret) =>
      volunteer
        ? session.getState().signInWithPasscode(secret)
        : session.getState().signIn(user.email, secret, organizationId),
    );
  if (form.organizations !== null)
    return (
      <OrganizationChoice
        organizations={form.organizations}
        busy={form.busy}
        onChoose={(id) => void submit(id)}
        onBack={form.forget}
      />
    );
  return (
    <Gate title={t('lock.title')} hint={t('lock.hint', { name: user.name })} onSubmit={() => void submit()}>
      {volunteer ? (
        <PasscodeField value={form.secret} error={form.error} onChange={form.setSecret} />
      ) : (
        <>
          <input type="hidden" name="email" autoComplete="username" value={user.email} readOnly />
          <TextField
            label={t('signIn.password')}
            type="password"
            name="password"
            autoComplete="current-password"
            autoFocus
            value={form.secret}
            error={form.error}
            onChange={(event) => form.setSecret(event.target.value)}
          />
        </>
      )}
      <Button type="submit" variant="primary" size="l" wide busy={form.busy}>
        {t('lock.unlock')}
      </Button>
      <Button variant="quiet" wide onClick={() => void session.getState().signOut()}>
        {t('lock.other')}
      </Button>
      {unsent !== null && <p className="gate-link">{unsent}</p>}
    </Gate>
  );
}

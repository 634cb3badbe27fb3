import { KeyRound, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextField } from '#renderer/ui/index.ts';
import { Gate } from './gate.tsx';
import { OrganizationChoice } from './organization-choice.tsx';
import { PasscodeField } from './passcode-field.tsx';
import { useDesk, useServices, useSession } from './state/services.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Remembered for the convenience of a desk where one person works all day; the password never is. */
const LAST_EMAIL = 'lanyard.lastEmail';

/** Who has an account signs in with e-mail and password, a volunteer with a passcode. */
export function SignIn() {
  const [volunteer, setVolunteer] = useState(false);
  return volunteer ? (
    <WithPasscode onOther={() => setVolunteer(false)} />
  ) : (
    <WithPassword onOther={() => setVolunteer(true)} />
  );
}

function WithPassword({ onOther }: { onOther: () => void }) {
  const { t } = useTranslation();
  const { session } = useServices();
  const deskName = useDesk((state) => state.settings?.name);
  const [email, setEmail] = useState(() => localStorage.getItem(LAST_EMAIL) ?? '');
  const form = useSignIn({ wrong: t('signIn.wrong'), inactive: t('signIn.inactive') });
  const known = email !== '' && form.secret === '';
  const submit = async (organizationId?: string) => {
    const attempt = (password: string) => session.getState().signIn(email.trim(), password, organizationId);
    if (await form.submit(attempt)) localStorage.setItem(LAST_EMAIL, email.trim());
  };

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
    <Gate title={t('signIn.title')} hint={deskName} onSubmit={() => void submit()}>
      <WhyEnded />
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        autoFocus={!known}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        value={form.secret}
        autoFocus={known}
        error={form.error}
        onChange={(event) => form.setSecret(event.target.value)}
      />
      <Button type="submit" variant="primary" size="l" wide busy={form.busy}>
        {t('signIn.submit')}
      </Button>
      <Button variant="quiet" icon={KeyRound} wide onClick={onOther}>
        {t('signIn.havePasscode')}
      </Button>
    </Gate>
  );
}

function WithPasscode({ onOther }: { onOther: () => void }) {
  const { t } = useTranslation();
  const { session } = useServices();
  const deskName = useDesk((state) => state.settings?.name);
  const form = useSignIn({ wrong: t('signIn.passcodeWrong'), inactive: t('signIn.passcodeInactive') });
  return (
    <Gate
      title={t('signIn.title')}
      hint={deskName}
      onSubmit={() => void form.submit((code) => session.getState().signInWithPasscode(code))}
    >
      <WhyEnded />
      <PasscodeField value={form.secret} error={form.error} onChange={form.setSecret} />
      <Button type="submit" variant="primary" size="l" wide busy={form.busy}>
        {t('signIn.submit')}
      </Button>
      <Button variant="quiet" icon={UserRound} wide onClick={onOther}>
        {t('signIn.haveAccount')}
      </Button>
    </Gate>
  );
}

/** Why somebody who worked here a moment ago has to sign in again. */
function WhyEnded() {
  const { t } = useTranslation();
  const ended = useSession((state) => state.ended);
  if (ended === null) return null;
  return (
    <p className="gate-why" data-tone="warn" role="alert">
      {t(`signIn.ended.${ended}`)}
    </p>
  );
}

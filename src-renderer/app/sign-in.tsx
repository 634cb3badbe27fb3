import './gate.css';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLinkState } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { Button, TextField } from '#renderer/ui/index.ts';
import { useFormat } from './format.ts';
import { Mark } from './mark.tsx';
import { useDesk, useServices } from './state/services.tsx';

/** Remembered for the convenience of a desk where one person works all day; the password never is. */
const LAST_EMAIL = 'lanyard.lastEmail';

/** E-mail and password. */
export function SignIn() {
  const { t } = useTranslation();
  const deskName = useDesk((state) => state.settings?.name);
  const [email, setEmail] = useState(() => localStorage.getItem(LAST_EMAIL) ?? '');
  const form = usePasswordForm();
  const known = email !== '' && form.password === '';

  return (
    <Gate
      title={t('signIn.title')}
      hint={deskName}
      onSubmit={async () => {
        if (await form.submit(email)) localStorage.setItem(LAST_EMAIL, email.trim());
      }}
    >
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
        value={form.password}
        autoFocus={known}
        error={form.error}
        onChange={(event) => form.setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" size="l" wide busy={form.busy}>
        {t('signIn.submit')}
      </Button>
    </Gate>
  );
}

/** The frame of the screens before the door: sign-in and lock. */
export function Gate({
  title,
  hint,
  onSubmit,
  children,
}: {
  title: string;
  hint?: ReactNode;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const link = useLinkState();
  return (
    <main className="gate">
      <form
        className="gate-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <div className="gate-head">
          <Mark size={48} />
          <h1>{title}</h1>
          {hint && <p dir="auto">{hint}</p>}
        </div>
        {children}
        <p className="gate-link" role="status">
          {link === 'lost' ? t('signIn.waiting') : ''}
        </p>
      </form>
    </main>
  );
}

/** A password on its way to the core, and the sentence when it is refused. */
export function usePasswordForm(wrong?: string) {
  const { t } = useTranslation();
  const { session } = useServices();
  const format = useFormat();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (email: string): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      const result = await session.getState().signIn(email.trim(), password);
      if (result.ok) return true;
      setPassword('');
      setError(
        result.reason === 'inactive'
          ? t('signIn.inactive')
          : result.reason === 'tooManyAttempts' && result.retryAt !== null
            ? t('signIn.tooMany', { time: format.clock(result.retryAt) })
            : (wrong ?? t('signIn.wrong')),
      );
    } catch (fault) {
      setError(sentenceOf(fault, t));
    } finally {
      setBusy(false);
    }
    return false;
  };
  return { password, setPassword, error, busy, submit };
}

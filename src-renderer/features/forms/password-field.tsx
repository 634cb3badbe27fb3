import './forms.css';
import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, IconButton, type Tone } from '#renderer/ui/index.ts';
import { judgePassword, type PasswordVerdict } from './password.ts';

const TONES: Record<PasswordVerdict['kind'], Tone> = {
  empty: 'idle',
  short: 'idle',
  long: 'no',
  weak: 'warn',
  fair: 'ok',
  strong: 'ok',
};
const LEVELS: Record<PasswordVerdict['kind'], number> = { empty: 0, short: 0, long: 0, weak: 1, fair: 2, strong: 3 };

/** A new password: can be looked at, and says how good it is while it is typed. */
export function NewPasswordField({
  label,
  value,
  error,
  autoFocus,
  onChange,
}: {
  label: ReactNode;
  value: string;
  error?: string | undefined;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const verdict = judgePassword(value);
  const level = LEVELS[verdict.kind];
  return (
    <Field
      label={label}
      error={error}
      hint={
        <span className="password-hint" data-tone={TONES[verdict.kind]}>
          <span className="password-meter" aria-hidden="true">
            {[1, 2, 3].map((step) => (
              <i key={step} data-on={step <= level} />
            ))}
          </span>
          <span>
            {verdict.kind === 'short' ? t('password.short', { count: verdict.missing }) : t(`password.${verdict.kind}`)}
          </span>
        </span>
      }
    >
      {(control) => (
        <span className="password">
          <input
            {...control}
            className="ui-input"
            type={shown ? 'text' : 'password'}
            autoComplete="new-password"
            spellCheck={false}
            autoCapitalize="off"
            // biome-ignore lint/a11y/noAutofocus: asked for where the form is all there is
            autoFocus={autoFocus}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? t('password.hide') : t('password.show')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        </span>
      )}
    </Field>
  );
}

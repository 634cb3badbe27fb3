import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/ui/index.ts';

/** Where a passcode is typed: large, in capitals, as it stands on the slip. */
export function PasscodeField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('signIn.passcode')}
      hint={t('signIn.passcodeHint')}
      className="gate-passcode"
      name="passcode"
      dir="ltr"
      autoCapitalize="characters"
      placeholder="XXXX-XXXX-XXXX"
      maxLength={40}
      autoFocus
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

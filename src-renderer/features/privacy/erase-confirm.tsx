import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Name, TextField } from '#renderer/ui/index.ts';
import { isSameName, isTypable } from './confirmation.ts';

/** The last hurdle: the name typed, or a tick where it cannot be typed here. */
export function EraseConfirm({ name, onChange }: { name: string; onChange: (confirmed: boolean) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [ticked, setTicked] = useState(false);
  if (!isTypable(name))
    return (
      <Checkbox
        label={t('privacy.tick')}
        checked={ticked}
        onChange={(event) => {
          setTicked(event.target.checked);
          onChange(event.target.checked);
        }}
      />
    );
  return (
    <TextField
      label={t('privacy.typeName')}
      hint={<Name text={name} />}
      data-autofocus
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(isSameName(event.target.value, name));
      }}
    />
  );
}

import type { ReactNode, SyntheticEvent } from 'react';
import { TextField } from '#renderer/ui/index.ts';
import { HALF_TYPED } from './time.ts';

/**
 * A date and time that may be left open. The platform's field is as empty while half of it is typed as when nothing is; the
 * half is told apart here, so that it is refused and never taken for open. That half is typed is no event of the field,
 * so it is looked at after each key and as the field is left.
 */
export function MomentField({
  value,
  onChange,
  ...field
}: {
  label: string;
  hint?: ReactNode;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}) {
  const look = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
    const typed = currentTarget.validity.badInput ? HALF_TYPED : currentTarget.value;
    if (typed !== value) onChange(typed);
  };
  return (
    <TextField
      {...field}
      type="datetime-local"
      value={value === HALF_TYPED ? '' : value}
      onChange={look}
      onKeyDown={look}
      onKeyUp={look}
      onBlur={look}
    />
  );
}

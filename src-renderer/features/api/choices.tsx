import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvents } from '#renderer/api/queries.ts';
import { Checkbox, Select } from '#renderer/ui/index.ts';

/** Several of a few things, in words. */
export function Choices<V extends string>({
  label,
  options,
  chosen,
  error,
  onChange,
}: {
  label: string;
  options: readonly { value: V; label: string }[];
  chosen: readonly V[];
  error?: string | undefined;
  onChange: (chosen: V[]) => void;
}) {
  const id = useId();
  const isWrong = error !== undefined && error !== '';
  return (
    <fieldset className="systems-choices" {...(isWrong ? { 'aria-describedby': id } : {})}>
      <legend>{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={chosen.includes(option.value)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))
          }
        />
      ))}
      {isWrong && (
        <p id={id} className="systems-wrong" data-tone="no">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** One event, or all. */
export function EventChoice({ value, onChange }: { value: string; onChange: (eventId: string) => void }) {
  const { t } = useTranslation();
  const events = useEvents().data ?? [];
  return (
    <Select
      label={t('systems.forEvent')}
      value={value}
      options={[
        { value: '', label: t('systems.allEvents') },
        ...events.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={onChange}
    />
  );
}

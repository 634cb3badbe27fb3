import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { Icon } from '#renderer/ui/index.ts';
import type { ColumnTarget } from '#shared/domain/import-fields.ts';

/** What a column becomes. Its label is the row that it stands in, hence named but not shown. */
export function TargetSelect({
  label,
  value,
  options,
  warning,
  onChange,
}: {
  label: string;
  value: ColumnTarget;
  options: readonly { value: ColumnTarget; label: string }[];
  warning: string | null;
  onChange: (target: ColumnTarget) => void;
}) {
  const id = useId();
  return (
    <>
      <span className="ui-select">
        <select
          className="ui-input"
          aria-label={label}
          aria-describedby={warning === null ? undefined : id}
          data-quiet={value === 'extra' || value === 'ignore'}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} />
      </span>
      {warning !== null && (
        <span id={id} className="columns-warning" data-tone="warn">
          {warning}
        </span>
      )}
    </>
  );
}

import './field.css';
import { ChevronDown, CircleAlert } from 'lucide-react';
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import { Icon, type LucideIcon } from './icon.tsx';
import type { Tone } from './tone.ts';

interface FieldFrame {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it; null or empty when nothing is. */
  error?: ReactNode;
}

interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** Label, hint and error around any control, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldFrame & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const wrong = error !== undefined && error !== null && error !== '';
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(wrong ? { 'aria-invalid': true } : {}),
      })}
      {hint && (
        <span id={`${id}-hint`} className="ui-field-hint">
          {hint}
        </span>
      )}
      {wrong && (
        <span id={`${id}-error`} className="ui-field-error" data-tone="no" role="alert">
          <Icon of={CircleAlert} size={16} />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}

/** A line of text with its label. */
export function TextField({
  label,
  hint,
  error,
  className,
  ...input
}: FieldFrame & Omit<ComponentPropsWithRef<'input'>, 'id'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          {...input}
          {...control}
          className={cx('ui-input', className)}
        />
      )}
    </Field>
  );
}

/** Several lines of text with their label. */
export function TextArea({ label, hint, error, ...area }: FieldFrame & Omit<ComponentPropsWithRef<'textarea'>, 'id'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <textarea dir="auto" {...area} {...control} className="ui-input" />}
    </Field>
  );
}

/** One of a list, by the platform's own menu. */
export function Select<V extends string>({
  label,
  hint,
  error,
  value,
  options,
  onChange,
  ...select
}: FieldFrame & {
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
} & Omit<ComponentPropsWithRef<'select'>, 'id' | 'value' | 'onChange'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className="ui-select">
          <select
            {...select}
            {...control}
            className="ui-input"
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
      )}
    </Field>
  );
}

/** On or off, at once. */
export function Switch({ label, ...input }: { label: ReactNode } & Omit<ComponentPropsWithRef<'input'>, 'type'>) {
  return (
    <label className="ui-check">
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox has its checked state already */}
      <input type="checkbox" role="switch" {...input} />
      <span>{label}</span>
    </label>
  );
}

export interface SegmentOption<V extends string> {
  value: V;
  label: string;
  icon?: LucideIcon;
  /** Colours the segment while it is chosen. */
  tone?: Tone;
}

/** One of a few, all in sight: modes, filters, tabs of a page. Arrow keys move. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: V;
  options: readonly SegmentOption<V>[];
  onChange: (value: V) => void;
}) {
  const name = useId();
  return (
    <fieldset className="ui-segmented" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} data-tone={option.tone}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.icon && <Icon of={option.icon} size={18} />}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

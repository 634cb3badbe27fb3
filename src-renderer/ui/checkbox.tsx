import './checkbox.css';
import type { ComponentPropsWithRef, ReactNode } from 'react';

/** One of several that can be chosen together. `mixed` where some of what it stands for are. Without a label it needs an `aria-label`. */
export function Checkbox({
  label,
  mixed = false,
  ...input
}: { label?: ReactNode; mixed?: boolean } & Omit<ComponentPropsWithRef<'input'>, 'type' | 'ref'>) {
  return (
    <label className="ui-checkbox">
      <input
        type="checkbox"
        {...input}
        ref={(box) => {
          if (box !== null) box.indeterminate = mixed;
        }}
      />
      {label !== undefined && <span>{label}</span>}
    </label>
  );
}

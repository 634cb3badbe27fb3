import './button.css';
import { Download } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon, type LucideIcon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

type Variant = 'plain' | 'primary' | 'quiet' | 'danger' | 'solid';

interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  children: ReactNode;
  variant?: Variant;
  size?: 'm' | 'l';
  icon?: LucideIcon;
  /** The key that does the same, shown at the end. */
  keys?: string;
  wide?: boolean;
  /** Under way: stays focusable and is announced, but a second press does nothing. */
  busy?: boolean;
}

/** A button with text, at least 48 px high. `type` is `button` unless told otherwise. */
export function Button({
  children,
  variant = 'plain',
  size = 'm',
  icon,
  keys,
  wide,
  busy,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className="ui-button"
      data-variant={variant}
      data-size={size}
      data-wide={wide}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon of={icon} />}
      <span>{children}</span>
      {keys && <Kbd keys={keys} />}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  icon: LucideIcon;
  /** What it does: its accessible name and tooltip. */
  label: string;
  variant?: Variant;
}

/** A square button with an icon alone. */
export function IconButton({ icon, label, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className="ui-button"
      data-variant={variant}
      data-square="true"
    >
      <Icon of={icon} />
    </button>
  );
}

/** A file to be saved: a link that looks like the buttons beside it. */
export function DownloadLink({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  return (
    <a className="ui-button" href={href} download={name}>
      <Icon of={Download} />
      <span>{children}</span>
    </a>
  );
}

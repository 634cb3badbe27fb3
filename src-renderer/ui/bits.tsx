import './bits.css';
import type { ReactNode } from 'react';
import { nameInitials } from '#shared/domain/initials.ts';
import { Icon, type LucideIcon } from './icon.tsx';
import type { Tone } from './tone.ts';

/** A state in a word or two: colour, word, and an icon where there is room. */
export function Tag({
  tone = 'idle',
  icon,
  bare,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  bare?: boolean;
  children: ReactNode;
}) {
  return (
    <span className="ui-tag" data-tone={tone} data-bare={bare}>
      {icon && <Icon of={icon} size={16} />}
      <span>{children}</span>
    </span>
  );
}

/** The state of a device or link, in the header. With `onClick` it is a button. */
export function Chip({
  tone = 'idle',
  title,
  pressed,
  onClick,
  children,
}: {
  tone?: Tone;
  title?: string;
  pressed?: boolean;
  onClick?: () => void;
  children: ReactNode;
}) {
  const inside = (
    <>
      <span className="ui-chip-dot" />
      <span className="ui-cut">{children}</span>
    </>
  );
  if (onClick === undefined)
    return (
      <span className="ui-chip" data-tone={tone} title={title}>
        {inside}
      </span>
    );
  return (
    <button type="button" className="ui-chip" data-tone={tone} title={title} aria-pressed={pressed} onClick={onClick}>
      {inside}
    </button>
  );
}

/**
 * Initials of a name, and over them the picture of whose it is, once that is there. Decorative: the name always stands
 * beside it.
 */
export function Avatar({
  name,
  tone = 'idle',
  src,
  onError,
}: {
  name: string;
  tone?: Tone;
  src?: string | undefined;
  onError?: () => void;
}) {
  return (
    <span className="ui-avatar" data-tone={tone} aria-hidden="true">
      {nameInitials(name)}
      {src !== undefined && <img src={src} alt="" decoding="async" draggable={false} onError={onError} />}
    </span>
  );
}

/** How much there is to see, at the corner of something. Nothing while there is none. @param label says it in words */
export function CountBadge({ count, label }: { count: number; label: string }) {
  if (count === 0) return null;
  return (
    <span className="ui-count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

/** How far something is, from 0 to 1; null where nobody knows yet. */
export function ProgressBar({ value, label, tone = 'accent' }: { value: number | null; label: string; tone?: Tone }) {
  return (
    <progress
      className="ui-progress"
      data-tone={tone}
      aria-label={label}
      max={1}
      {...(value === null ? {} : { value: Math.min(1, Math.max(0, value)) })}
    />
  );
}

/** What to say where there is nothing to show, and what to do about it. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="ui-empty">
      {icon && <Icon of={icon} size={40} />}
      <h2>{title}</h2>
      {children && <div>{children}</div>}
      {actions && <div className="ui-empty-actions">{actions}</div>}
    </div>
  );
}

/** A line across the page about a state that lasts. */
export function Banner({
  tone = 'idle',
  icon,
  children,
  action,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="ui-banner" data-tone={tone} role="status">
      {icon && <Icon of={icon} />}
      <span className="ui-banner-text">{children}</span>
      {action}
    </div>
  );
}

/** A small bar plot, oldest first; the newest bar stands out. The label says in words what it shows. */
export function Bars({ values, label, tone = 'accent' }: { values: readonly number[]; label: string; tone?: Tone }) {
  const top = Math.max(1, ...values);
  return (
    <div className="ui-bars" data-tone={tone} role="img" aria-label={label}>
      {values.map((value, index) => (
        // The position is the identity: minute -14 to minute 0.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <i key={index} data-zero={value === 0} style={{ height: `${(value / top) * 100}%` }} />
      ))}
    </div>
  );
}

/** Text for screen readers alone. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="ui-hidden">{children}</span>;
}

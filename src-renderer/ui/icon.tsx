import type { LucideIcon } from 'lucide-react';

export type { LucideIcon } from 'lucide-react';

/** An icon of the lucide set. Decorative unless it has a label. */
export function Icon({ of: Glyph, size = 20, label }: { of: LucideIcon; size?: number; label?: string }) {
  return (
    <Glyph
      className="ui-icon"
      size={size}
      strokeWidth={size >= 40 ? 2.5 : 2}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}

import type { BadgeTemplate } from '#shared/domain/badges.ts';

/** How a template is laid out: one side of it, and the unit that everything on it is measured in. */
export interface BadgeShape {
  /** One side: half of the sheet when it is folded. */
  widthMm: number;
  heightMm: number;
  layout: 'wide' | 'tall';
  /** A ninetieth of the width of a wide badge, a sixtieth of a tall one. */
  unitMm: number;
  /** The largest name, in units: a short name must not look like a poster. */
  nameUnits: number;
}

/** The layout of a template. A folded sheet is folded across, so that each half is as wide as the sheet. */
export function badgeShape({ widthMm, heightMm, folded }: BadgeTemplate): BadgeShape {
  const side = { widthMm, heightMm: folded ? heightMm / 2 : heightMm };
  return side.widthMm > side.heightMm
    ? { ...side, layout: 'wide', unitMm: Math.min(side.widthMm / 90, side.heightMm / 60), nameUnits: 15 }
    : { ...side, layout: 'tall', unitMm: Math.min(side.widthMm / 60, side.heightMm / 92), nameUnits: 14 };
}

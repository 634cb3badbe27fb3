/** How close one looks at the board. */
export const ZOOMS = ['far', 'middle', 'near'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** Of a cell, a card in it and the names at the side, in px: a column is as wide as a round. */
export const SIZES: Readonly<Record<Zoom, { column: number; card: number; side: number }>> = {
  far: { column: 116, card: 28, side: 128 },
  middle: { column: 168, card: 52, side: 168 },
  near: { column: 248, card: 76, side: 200 },
};
/** What the side takes where the window is narrow. In px. */
export const NARROW_SIDE = 92;
/** Between cards, and around them. */
export const GAP = 4;
export const HEAD = 56;

/** No column is so wide that a name has to be looked for in it. In px. */
const WIDEST = 360;

/** How wide a column is: where few rounds leave room, they share it. @param room beside the names, in px */
export function columnWidth(zoom: Zoom, rounds: number, room: number): number {
  const shared = rounds === 0 ? 0 : Math.floor(room / rounds);
  return Math.max(SIZES[zoom].column, Math.min(WIDEST, shared));
}

/** How high a row is with so many cards above each other. */
export function rowHeight(lines: number, zoom: Zoom): number {
  return lines * (SIZES[zoom].card + GAP) + GAP + 1;
}

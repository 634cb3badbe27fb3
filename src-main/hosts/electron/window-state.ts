import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const Place = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

const WindowState = z.object({ bounds: Place, maximized: z.boolean(), fullScreen: z.boolean() });
export type WindowState = z.output<typeof WindowState>;
export type Place = z.output<typeof Place>;

const USUAL = { width: 1280, height: 840 };
export const SMALLEST = { width: 720, height: 520 };
/** As much of the top edge must be on a screen, so that the window can be taken hold of. In pixels. */
const HANDLE = { width: 120, height: 40 };

/** What was saved, or null when nothing usable was. */
export function readWindowState(file: string): WindowState | null {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** At once, since this is called while the window closes. */
export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Where to put the window: where it was, if that can still be seen. A screen may have been unplugged, or be smaller now.
 * @param screens the usable areas of the screens, the primary one first
 */
export function placeWindow(saved: Place | null, screens: readonly Place[]): Place {
  for (const screen of screens) {
    if (saved === null) break;
    const place = {
      ...saved,
      width: clamp(saved.width, SMALLEST.width, screen.width),
      height: clamp(saved.height, SMALLEST.height, screen.height),
    };
    if (canBeGrasped(place, screen)) return place;
  }
  const [primary] = screens;
  if (primary === undefined) return { x: 0, y: 0, ...USUAL };
  const width = Math.min(saved?.width ?? USUAL.width, primary.width);
  const height = Math.min(saved?.height ?? USUAL.height, primary.height);
  return {
    x: primary.x + Math.floor((primary.width - width) / 2),
    y: primary.y + Math.floor((primary.height - height) / 2),
    width,
    height,
  };
}

function canBeGrasped(place: Place, screen: Place): boolean {
  const across = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  const isTopInside = place.y >= screen.y && place.y + HANDLE.height <= screen.y + screen.height;
  return isTopInside && across >= HANDLE.width;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), Math.min(least, most));
}

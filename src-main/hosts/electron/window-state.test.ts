import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Place, placeWindow, readWindowState, SMALLEST, writeWindowState } from './window-state.ts';

const laptop: Place = { x: 0, y: 0, width: 1440, height: 870 };
const beside: Place = { x: 1440, y: -200, width: 1920, height: 1080 };

test('the window comes back where it was, on the second screen too', () => {
  const place = { x: 1600, y: -100, width: 1200, height: 800 };
  expect(placeWindow(place, [laptop, beside])).toEqual(place);
});

test('a window on a screen that is gone comes to the middle of the first, as large as it was', () => {
  const place = { x: 1600, y: -100, width: 1200, height: 800 };
  expect(placeWindow(place, [laptop])).toEqual({ x: 120, y: 35, width: 1200, height: 800 });
});

test('the first window is of usual size in the middle, and smaller on a small screen', () => {
  expect(placeWindow(null, [laptop])).toEqual({ x: 80, y: 15, width: 1280, height: 840 });
  expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
    x: 0,
    y: 0,
    width: 1024,
    height: 600,
  });
});

test('whatever was saved, the top edge can be taken hold of', () => {
  const number = fc.integer({ min: -100_000, max: 100_000 });
  const size = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(fc.record({ x: number, y: number, width: size, height: size }), (saved) => {
      const screens = [laptop, beside];
      const place = placeWindow(saved, screens);
      const isSeen = screens.some(
        (screen) =>
          place.y >= screen.y &&
          place.y < screen.y + screen.height &&
          place.x < screen.x + screen.width &&
          place.x + place.width > screen.x,
      );
      expect(isSeen).toBe(true);
      expect(place.width).toBeLessThanOrEqual(beside.width);
      if (saved.width >= SMALLEST.width) expect(place.width).toBeGreaterThanOrEqual(SMALLEST.width);
    }),
  );
});

test('what is saved is read back; what is broken counts as nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-window-'));
  try {
    const file = join(folder, 'window.json');
    const state = { bounds: laptop, maximized: true, fullScreen: false };
    expect(readWindowState(file)).toBeNull();
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    for (const text of ['', '{', '[]', '{"bounds":{"x":1.5,"y":0,"width":1,"height":1}}']) {
      writeFileSync(file, text);
      expect(readWindowState(file)).toBeNull();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

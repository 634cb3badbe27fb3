import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const;
const THEMES = ['light', 'dark'] as const;
const FOLDER = join('docs', 'screens');

/**
 * Takes the present state of the page in both themes and both sizes, into docs/screens.
 * @param shown what is to be in sight, where that is further down in each size
 */
export async function shoot(page: Page, name: string, shown?: Locator): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const session = await page.context().newCDPSession(page);
  for (const [size, viewport] of Object.entries(SIZES))
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await shown?.scrollIntoViewIfNeeded();
      await settled(page);
      // A quarter of what PNG takes: pictures stay in the history of the repository for ever.
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
      writeFileSync(join(FOLDER, `${name}-${size}-${theme}.webp`), Buffer.from(data, 'base64'));
    }
  await session.detach();
  await page.setViewportSize(SIZES.wide);
}

/** Fonts are there, animations have ended, and the layout of the new size has been painted. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const ends = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ends.map((animation) => animation.finished));
  });
}

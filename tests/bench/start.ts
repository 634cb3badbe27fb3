import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { locateChromium } from '../../scripts/find-chromium.mjs';
import { type Figure, quantile } from './figures.ts';

const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const STARTS = 5;

/** From starting the process to a screen that takes input, with the large list in the folder. */
export async function measureStart(folder: string): Promise<Figure[]> {
  const found = await locateChromium();
  if (!found.ok) throw new Error(found.reason);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const times: number[] = [];
  try {
    for (let run = 0; run < STARTS; run += 1) {
      const started = performance.now();
      const child = spawn(process.execPath, [cli, 'serve', '--json', '--data', join(folder, 'data')], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
      const page = await browser.newPage();
      await page.goto((JSON.parse(line) as { url: string }).url);
      // Whatever screen comes first, it is usable when it has a field that can be typed into.
      await page.locator('input').first().waitFor({ state: 'visible' });
      times.push((performance.now() - started) / 1000);
      await page.close();
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
  } finally {
    await browser.close();
  }
  return [{ what: 'start to usable screen, median', measured: quantile(times, 0.5), unit: 's', target: 2.5 }];
}

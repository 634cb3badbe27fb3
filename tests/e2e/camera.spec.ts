import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { encode } from 'uqr';
import { DeskApp } from './desk.ts';
import { firstRun } from './first-run.ts';

const CODE = 'CAMERA-TICKET-1';
const WIDTH = 640;
const HEIGHT = 480;

/** A still picture of a QR code as a video that Chromium takes for a camera: YUV4MPEG2, grey. */
function video(code: string): Buffer {
  const { data, size } = encode(code, { border: 4 });
  const module = Math.floor((HEIGHT * 0.8) / size);
  const luma = Buffer.alloc(WIDTH * HEIGHT, 200);
  const [left, top] = [(WIDTH - size * module) >> 1, (HEIGHT - size * module) >> 1];
  for (let y = 0; y < size * module; y += 1) {
    for (let x = 0; x < size * module; x += 1) {
      const dark = data[Math.floor(y / module)]?.[Math.floor(x / module)] === true;
      luma[(top + y) * WIDTH + left + x] = dark ? 16 : 235;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]);
}

test('a code that is held before the camera opens the door, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-camera-'));
  const file = join(folder, 'camera.y4m');
  await writeFile(file, video(CODE));
  const desk = await DeskApp.create();
  const browser = await chromium.launch({
    ...(process.env.LANYARD_CHROMIUM ? { executablePath: process.env.LANYARD_CHROMIUM } : {}),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await firstRun(page, desk);
    const list = join(folder, 'list.csv');
    await writeFile(list, `Name,Ticket code\nNadia Haddad,${CODE}\n`);
    await desk.command('import', list, '--event', 'DEMO');
    await page
      .getByRole('button', { name: /camera/i })
      .first()
      .click();
    await expect(page.getByText('Nadia Haddad').first()).toBeVisible();
    await expect(page.getByText('Welcome in').first()).toBeVisible();
    // It stays before the lens: that is one reading and not ten.
    await page.waitForTimeout(1500);
    expect(await desk.command('stats', '--event', 'DEMO')).toMatchObject({ in: 1, checkIns: 1 });
  } finally {
    await browser.close();
    await desk.remove();
    await rm(folder, { recursive: true, force: true });
  }
});

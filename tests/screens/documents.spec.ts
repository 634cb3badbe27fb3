import { readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { DeskApp } from '../e2e/desk.ts';
import { box, closeDialog, firstRun, goTo, importList, openDetails, scan, verdict } from '../e2e/pages.ts';
import { type Palette, portrait } from '../support/portrait.ts';
import { shoot } from './camera.ts';
import { FEW, GUESTS } from './people.ts';

/*
 * No tests: the pictures of photos and résumés, at the door, in the details, at the event and in the settings.
 */
let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const PDF = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n';
const FACES: Record<string, Palette> = {
  'Ingrid Sørensen': { ground: [205, 220, 230], skin: [240, 204, 180], hair: [196, 158, 92], coat: [38, 62, 84] },
  'Amara Okonkwo': { ground: [232, 214, 196], skin: [118, 74, 50], hair: [28, 20, 18], coat: [140, 40, 60] },
  'عبد الرحمن بن محمد الفيصل': {
    ground: [220, 226, 210],
    skin: [202, 156, 118],
    hair: [34, 28, 26],
    coat: [236, 232, 222],
  },
  欧阳修文: { ground: [214, 210, 226], skin: [236, 200, 160], hair: [22, 22, 26], coat: [60, 60, 66] },
  'Maximiliane Konstanze': {
    ground: [226, 208, 208],
    skin: [246, 214, 194],
    hair: [140, 72, 40],
    coat: [52, 92, 70],
  },
};

const dialog = (page: Page) => page.getByRole('dialog').last();
const quiet = (page: Page) => expect(page.locator('.ui-toast')).toHaveCount(0);
const resume = (drawer: Locator) => drawer.getByRole('region', { name: 'Documents' });

async function choose(part: Locator, name: string, content: Buffer | string): Promise<void> {
  await part.locator('input[type=file]').setInputFiles({ name, mimeType: 'any/thing', buffer: Buffer.from(content) });
}

async function addPhoto(page: Page, drawer: Locator, palette: Palette): Promise<void> {
  await choose(drawer.getByRole('region', { name: 'Photo' }), 'photo.png', portrait(600, 800, palette));
  await expect(drawer.locator('.details-face img')).toBeVisible();
  await quiet(page);
}

test('photos at the door, documents in the details, at the event and in the settings', async ({ page }) => {
  // Some sixty pictures.
  test.setTimeout(400_000);
  await firstRun(page, desk);
  await goTo(page, 'events');
  await page.locator('.event-open').first().click();
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await shoot(page, 'documents-none');
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Subjects' }).getByText('Files').click();
  await shoot(page, 'settings-files-none');
  await goTo(page, '');
  await importList(desk, GUESTS);
  await importList(desk, FEW);

  for (const [name, palette] of Object.entries(FACES)) {
    const drawer = await openDetails(page, name);
    if (name.startsWith('Ingrid')) await shoot(page, 'details-no-photo');
    await addPhoto(page, drawer, palette);
    if (name.startsWith('Ingrid')) {
      await choose(resume(drawer), 'cv.pdf', 'MZ a program');
      await expect(resume(drawer).getByRole('alert')).toContainText('résumé');
      await resume(drawer).scrollIntoViewIfNeeded();
      await shoot(page, 'details-resume-refused');
    }
    const file = name.startsWith('Max')
      ? `Lebenslauf und Publikationsverzeichnis ${name} 2026 final (3).pdf`
      : 'cv.pdf';
    await choose(resume(drawer), file, `${PDF}${name}%%EOF`);
    await expect(resume(drawer).getByRole('button', { name: 'Preview' })).toBeVisible();
    await quiet(page);
    if (name.startsWith('Max')) {
      await shoot(page, 'details-photo');
      await resume(drawer).getByRole('button', { name: 'Remove' }).scrollIntoViewIfNeeded();
      await shoot(page, 'details-resume');
      await resume(drawer).getByRole('button', { name: 'Preview' }).click();
      await shoot(page, 'document-preview-pdf');
      await page.keyboard.press('Escape');
      await drawer.getByRole('button', { name: /^Look at the photo/ }).click();
      await expect(dialog(page).getByRole('img')).toBeVisible();
      await shoot(page, 'document-preview-photo');
      await page.keyboard.press('Escape');
    }
    await closeDialog(page);
  }

  for (const [code, name] of [
    ['S-ADMIT', 'photo'],
    ['S-VIP', 'photo-vip'],
    ['F-LONG', 'photo-long-name'],
    ['F-ARABIC', 'photo-arabic'],
    ['F-CHINESE', 'photo-chinese'],
  ] as const) {
    await scan(page, code);
    await expect(verdict(page).locator('.verdict-photo img')).toBeVisible();
    await shoot(page, `verdict-${name}`);
  }
  await box(page).fill('an');
  await expect(page.locator('.person').nth(3)).toBeVisible();
  await box(page).fill('Ingrid');
  await expect(page.locator('.person .ui-avatar img').first()).toBeVisible();
  await shoot(page, 'results-photo');

  await goTo(page, 'events');
  await page.locator('.event-open').first().click();
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await expect(page.locator('.document')).toHaveCount(10);
  await shoot(page, 'documents');

  const files = join(desk.folder, 'files');
  await mkdir(join(files, 'aa'), { recursive: true });
  for (const name of ['stray.bin', 'Kopie von Lebenslauf (2).pdf'])
    await writeFile(join(files, 'aa', name), PDF.repeat(90));
  const gone = (readdirSync(files, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.pdf'))
    .slice(0, 2);
  for (const name of gone.filter((one) => !one.includes('Kopie'))) await rm(join(files, name));
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Subjects' }).getByText('Files').click();
  await expect(page.locator('.files-list')).toHaveCount(2);
  await shoot(page, 'settings-files');
  await page.getByRole('button', { name: /^Delete these/ }).click();
  await shoot(page, 'settings-files-delete');
  await dialog(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await shoot(page, 'settings-files-done');
});

import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Locator, type Page, test } from '@playwright/test';
import { filmOfCode } from '../support/film.ts';
import { portrait } from '../support/portrait.ts';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import {
  addAccount,
  box,
  callCore,
  closeDialog,
  expectVerdict,
  firstRun,
  goTo,
  importList,
  inPalette,
  openDetails,
  scan,
  signIn,
  verdict,
} from './pages.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LIST = ['Name,Email,Ticket code', 'Ada Quist,ada@example.org,P-ADA', 'Bo Lind,bo@example.org,P-BO'];
const PDF = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n';
const PROGRAM = 'MZ\u0090\u0000 This program cannot be run in DOS mode.';
const PAGE = '<!doctype html><script>top.document.title = "taken"</script>';

const dialog = (page: Page) => page.getByRole('dialog').last();
const face = (drawer: Locator) => drawer.locator('.details-face img');
const resume = (drawer: Locator) => drawer.getByRole('region', { name: 'Documents' });

async function open(page: Page): Promise<void> {
  await firstRun(page, desk);
  await importList(desk, LIST);
}

async function choose(part: Locator, name: string, content: Buffer | string): Promise<void> {
  await part
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

const choosePhoto = (drawer: Locator, name: string, content: Buffer | string) =>
  choose(drawer.getByRole('region', { name: 'Photo' }), name, content);

/** It is there and could be decoded. */
async function expectPicture(image: Locator): Promise<void> {
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
}

async function signInAs(page: Page, email: string): Promise<void> {
  await goTo(page, '');
  await inPalette(page, 'sign out');
  await signIn(page, email, 'another walk by the sea');
}

/** Takes back what a toast says was done. */
async function undo(page: Page, done: string): Promise<void> {
  await page.locator('.ui-toast').filter({ hasText: done }).getByRole('button', { name: 'Undo' }).click();
}

async function openTab(page: Page): Promise<void> {
  await goTo(page, 'events');
  await page.locator('.event-open').first().click();
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
}

function stored(): string[] {
  const folder = join(desk.folder, 'files');
  const names = existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]) : [];
  return names.filter((name) => name.includes('.'));
}

test('a photo that staff add stands beside the verdict of the next scan, which never waits for it', async ({
  page,
}) => {
  await open(page);
  await test.step('added in the details', async () => {
    const drawer = await openDetails(page, 'Ada Quist');
    await choosePhoto(drawer, 'IMG_2024.png', portrait(1600, 2000));
    await expect(page.getByText('The photo of Ada Quist is kept.')).toBeVisible();
    await expectPicture(face(drawer));
    // As a door needs it: small, and without what a camera writes into it.
    expect(await face(drawer).evaluate((element: HTMLImageElement) => element.naturalHeight)).toBe(960);
    expect(stored()).toEqual([expect.stringMatching(/^[0-9a-f]{2}\/[0-9a-f]{64}\.jpg$/)]);
    await expectAccessible(page);
    await drawer.getByRole('button', { name: 'Look at the photo of Ada Quist' }).click();
    await expectPicture(dialog(page).getByRole('img', { name: 'Photo of Ada Quist' }));
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await closeDialog(page);
  });
  await test.step('the answer to a scan first, then the photo, and nothing moves', async () => {
    await page.reload();
    await expect(box(page)).toBeFocused();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/download/**', async (route) => {
      await held;
      await route.continue();
    });
    await scan(page, 'P-ADA');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Ada Quist');
    await expect(verdict(page).locator('.verdict-photo')).toHaveText('AQ');
    // The verdict grows in as it appears.
    await verdict(page).evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
    const before = await verdict(page).boundingBox();
    release();
    await expectPicture(verdict(page).locator('.verdict-photo img'));
    expect(await verdict(page).boundingBox()).toEqual(before);
    await page.unrouteAll();
  });
  await test.step('in the hits of a search, and not where there is none', async () => {
    await box(page).fill('Ada Quist');
    await expectPicture(page.locator('.person').first().locator('.ui-avatar img'));
    await box(page).fill('Bo Lind');
    await expect(page.locator('.person').first()).toContainText('Bo Lind');
    await expect(page.locator('.person').first().locator('.ui-avatar img')).toHaveCount(0);
    await box(page).fill('');
  });
  await test.step('a verdict on screen gets the photo that is added meanwhile, and loses it', async () => {
    await scan(page, 'P-BO');
    await expectVerdict(page, 'admitted', 'Welcome in', 'Bo Lind');
    await expect(verdict(page).locator('.verdict-photo')).toHaveCount(0);
    await verdict(page).getByRole('button', { name: 'Details' }).click();
    await choosePhoto(dialog(page), 'bo.png', portrait(300, 300));
    await expectPicture(face(dialog(page)));
    await expectPicture(verdict(page).locator('.verdict-photo img'));
    await dialog(page).getByRole('button', { name: 'Remove photo' }).click();
    await expect(face(dialog(page))).toHaveCount(0);
    await expect(verdict(page).locator('.verdict-photo')).toHaveCount(0);
    await undo(page, 'The photo of Bo Lind was removed.');
    await expectPicture(face(dialog(page)));
  });
  await test.step('what is no picture is refused in its place, and what there was stays', async () => {
    await choosePhoto(dialog(page), 'me.png', PAGE);
    await expect(dialog(page).getByText('A photo is a PNG or JPEG picture.')).toBeVisible();
    await expectPicture(face(dialog(page)));
  });
  await test.step('another one takes its place, and can be taken back', async () => {
    const seen = () => face(dialog(page)).evaluate((element: HTMLImageElement) => element.naturalWidth);
    await choosePhoto(dialog(page), 'wide.png', portrait(640, 320));
    await expect.poll(seen).toBe(640);
    await undo(page, 'Bo Lind has a new photo.');
    await expect.poll(seen).toBe(300);
  });
});

test('the camera of the desk takes a photo', async () => {
  const film = join(desk.folder, 'film.y4m');
  await filmOfCode('anything to look at', film);
  const browser = await chromium.launch({
    ...(process.env.LANYARD_CHROMIUM ? { executablePath: process.env.LANYARD_CHROMIUM } : {}),
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const context = await browser.newContext({ permissions: ['camera'] });
    const page = await context.newPage();
    await open(page);
    const drawer = await openDetails(page, 'Ada Quist');
    await drawer.getByRole('button', { name: 'Use camera' }).click();
    await dialog(page).getByRole('button', { name: 'Take the photo' }).click();
    await expectPicture(page.locator('.details-face img'));
  } finally {
    await browser.close();
  }
});

test('a résumé is added, looked at, saved, replaced, removed, and taken back', async ({ page }) => {
  await open(page);
  const drawer = await openDetails(page, 'Ada Quist');
  const part = resume(drawer);
  await test.step('what it is counts, not what it is called', async () => {
    for (const content of [PROGRAM, PAGE]) {
      await choose(part, 'Lebenslauf.pdf', content);
      await expect(part.getByText('A résumé is a PDF, a Word document (DOCX), a PNG or a JPEG.')).toBeVisible();
    }
    await choose(part, 'cut.pdf', '%PDF-1.7 and no end');
    await expect(part.getByText(/The file is damaged/)).toBeVisible();
    await choose(part, 'large.pdf', Buffer.concat([Buffer.from(PDF), Buffer.alloc(10 * 1024 * 1024)]));
    await expect(part.getByText('The file is larger than 10 MB. Make it smaller.')).toBeVisible();
    expect(stored()).toEqual([]);
    await expectAccessible(page);
  });
  await test.step('dropped onto the details', async () => {
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'Lebenslauf Ada.pdf'));
      return data;
    }, PDF);
    await part.locator('.file-drop').dispatchEvent('drop', { dataTransfer: transfer });
    await expect(part.getByText('Lebenslauf Ada.pdf')).toBeVisible();
    await expect(part.getByText(/ (byte|kB)/)).toBeVisible();
  });
  await test.step('a PDF is not run here, and saved as it came', async () => {
    await part.getByRole('button', { name: 'Preview' }).click();
    await expect(dialog(page).getByText('This file is not shown inside the app')).toBeVisible();
    await expect(page.locator('iframe, object, embed')).toHaveCount(0);
    await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page).getByRole('button', { name: 'Save' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Lebenslauf Ada.pdf');
    expect(await readFile(await download.path(), 'utf8')).toBe(PDF);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(1);
  });
  await test.step('another one takes its place, and is taken back', async () => {
    await choose(part, 'scan.png', portrait(400, 500));
    await expect(part.getByText('scan.png')).toBeVisible();
    await part.getByRole('button', { name: 'Preview' }).click();
    await expectPicture(dialog(page).getByRole('img', { name: 'Résumé of Ada Quist' }));
    await page.keyboard.press('Escape');
    await undo(page, 'Ada Quist has a new résumé.');
    await expect(part.getByText('Lebenslauf Ada.pdf')).toBeVisible();
  });
  await test.step('what cannot be read now is not replaced: nobody could bring it back', async () => {
    const unreadable = /\/download\//;
    await page.route(unreadable, (route) => route.abort());
    await choose(part, 'scan.png', portrait(400, 500));
    await expect(part.getByRole('alert')).toContainText('cannot be read now');
    await page.unroute(unreadable);
    await expect(part.getByText('Lebenslauf Ada.pdf')).toBeVisible();
  });
  await test.step('removed, and brought back', async () => {
    await part.getByRole('button', { name: 'Remove' }).click();
    await expect(part.locator('.file-drop')).toBeVisible();
    await undo(page, 'The résumé of Ada Quist was removed.');
    await expect(part.getByText('Lebenslauf Ada.pdf')).toBeVisible();
  });
  await test.step('removed, and brought back once the details are closed', async () => {
    await part.getByRole('button', { name: 'Remove' }).click();
    await expect(part.locator('.file-drop')).toBeVisible();
    await closeDialog(page);
    await undo(page, 'The résumé of Ada Quist was removed.');
    await expect(page.locator('.ui-toast')).toHaveCount(0);
    const again = await openDetails(page, 'Ada Quist');
    await expect(resume(again).getByText('Lebenslauf Ada.pdf')).toBeVisible();
    await resume(again).getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('The résumé of Ada Quist was removed.')).toBeVisible();
  });
});

test('résumés are for the organizers of the event; photos are for all who work there', async ({ page }) => {
  await open(page);
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Subjects' }).getByText('Accounts').click();
  await addAccount(page, 'Stan Staff', 'stan@example.org', 'Staff');
  await addAccount(page, 'Olga Own', 'olga@example.org', 'Organizer');
  await addAccount(page, 'Odo Other', 'odo@example.org', 'Organizer');
  await goTo(page, 'events');
  await page.locator('.event-open').first().click();
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await page.getByLabel('Owner').selectOption({ label: 'Olga Own · Organizer' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();

  await signInAs(page, 'olga@example.org');
  const drawer = await openDetails(page, 'Ada Quist');
  await choosePhoto(drawer, 'ada.png', portrait(300, 300));
  await expectPicture(face(drawer));
  await choose(resume(drawer), 'cv.pdf', PDF);
  await expect(resume(drawer).getByText('cv.pdf')).toBeVisible();
  await closeDialog(page);
  await openTab(page);
  await expect(page.locator('.document')).toHaveCount(2);
  const { results } = await desk.command<{ results: { id: string }[] }>('search', '--event', 'DEMO', 'Ada Quist');
  const registrationId = results[0]?.id ?? '';
  const { documents } = await callCore<{ documents: { id: string; kind: string }[] }>(
    page,
    'documents.ofRegistration',
    { registrationId },
  );
  const id = documents.find(({ kind }) => kind === 'resume')?.id ?? '';

  for (const email of ['odo@example.org', 'stan@example.org'])
    await test.step(email, async () => {
      await signInAs(page, email);
      const seen = await openDetails(page, 'Ada Quist');
      await expectPicture(face(seen));
      await expect(seen.getByRole('button', { name: 'Replace photo' })).toBeVisible();
      await expect(resume(seen)).toHaveCount(0);
      await closeDialog(page);
      await expect(callCore(page, 'documents.open', { id })).rejects.toThrow(/forbidden/);
      const known = await callCore<{ documents: object[] }>(page, 'documents.ofRegistration', { registrationId });
      expect(known.documents).toMatchObject([{ kind: 'photo' }]);
      await goTo(page, 'events');
      if (email.startsWith('odo')) {
        await page.locator('.event-open').first().click();
        await expect(page.getByRole('link', { name: 'Details', exact: true })).toBeVisible();
      }
      await expect(page.getByRole('link', { name: 'Documents', exact: true })).toHaveCount(0);
      await goTo(page, 'settings');
      await expect(page.getByRole('navigation', { name: 'Subjects' }).getByText('Files')).toHaveCount(0);
    });
});

test('all documents of an event in one place; files that fit nothing are found and cleaned up', async ({ page }) => {
  await open(page);
  await test.step('nothing yet', async () => {
    await openTab(page);
    await expect(page.getByText('No documents yet')).toBeVisible();
  });
  await goTo(page, '');
  for (const name of ['Ada Quist', 'Bo Lind']) {
    const drawer = await openDetails(page, name);
    await choose(resume(drawer), `cv ${name}.pdf`, `${PDF}${name}%%EOF`);
    await expect(resume(drawer).getByText(`cv ${name}.pdf`)).toBeVisible();
    if (name === 'Ada Quist') await choosePhoto(drawer, 'ada.png', portrait(300, 300));
    if (name === 'Ada Quist') await expectPicture(face(drawer));
    await closeDialog(page);
  }
  const rows = page.locator('.document');
  await test.step('filter, preview, details', async () => {
    await openTab(page);
    await expect(rows).toHaveCount(3);
    await expect(rows.first()).toContainText('Bo Lind');
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'Photos' }).check();
    await expect(rows).toHaveCount(1);
    await expectPicture(rows.locator('img'));
    await rows.getByRole('button', { name: 'Look at the photo of Ada Quist' }).click();
    await expectPicture(dialog(page).getByRole('img'));
    await closeDialog(page);
    await page.getByRole('radio', { name: 'All' }).check();
    await rows.filter({ hasText: 'Bo Lind' }).locator('.document-who').click();
    await expect(dialog(page).getByText('bo@example.org')).toBeVisible();
    await closeDialog(page);
  });
  await test.step('removed and brought back', async () => {
    await page.getByRole('button', { name: 'Remove the résumé of Bo Lind' }).click();
    await expect(rows).toHaveCount(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows).toHaveCount(3);
    await page.getByRole('button', { name: 'Remove the résumé of Bo Lind' }).click();
    await expect(rows).toHaveCount(2);
  });

  const files = join(desk.folder, 'files');
  await mkdir(join(files, 'aa'), { recursive: true });
  await writeFile(join(files, 'aa', 'stray.bin'), 'x'.repeat(2000));
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Subjects' }).getByText('Files').click();
  await test.step('orphans are looked at, then deleted', async () => {
    await expect(page.getByRole('heading', { name: '2 files belong to nothing (2.1 kB)' })).toBeVisible();
    await expect(page.getByText('aa/stray.bin')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Delete these 2 files' }).click();
    await expect(dialog(page).getByText(/This frees 2.1 kB and cannot be undone/)).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    expect(existsSync(join(files, 'aa', 'stray.bin'))).toBe(true);
    await page.getByRole('button', { name: 'Delete these 2 files' }).click();
    await dialog(page).getByRole('button', { name: 'Delete 2 files' }).click();
    await expect(page.getByText('2 files deleted, 2.1 kB freed.')).toBeVisible();
    await expect(page.getByText('All is in order')).toBeVisible();
    expect(existsSync(join(files, 'aa', 'stray.bin'))).toBe(false);
    expect(stored()).toHaveLength(2);
  });
  await test.step('a file that is gone is reported, with whose it is', async () => {
    const pdf = stored().find((name) => name.endsWith('.pdf')) ?? '';
    await rm(join(files, pdf));
    await page.getByRole('navigation', { name: 'Subjects' }).getByText('Backup').click();
    await page.getByRole('navigation', { name: 'Subjects' }).getByText('Files').click();
    await expect(page.getByRole('heading', { name: '1 file is missing' })).toBeVisible();
    await expect(page.locator('.files-list')).toContainText('Ada Quist');
    await openTab(page);
    await expect(rows.filter({ hasText: 'cv Ada Quist.pdf' })).toContainText('File missing');
    await expect(page.getByRole('button', { name: 'Preview the résumé of Ada Quist' })).toHaveCount(0);
  });
});

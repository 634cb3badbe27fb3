import { readdir, readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMINISTRATOR, ask, prepareDesk, signIn, upload } from './bridge.ts';
import { availableKinds, type Desktop, temporaryFolder, until } from './desktop.ts';

describe.each(await availableKinds())('a day at the desk, on $name', ({ launch }) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desktop: Desktop | null = null;

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await desktop?.quit();
    desktop = null;
    await folder.remove();
  });

  /** What the page complains about from here on; its policy complains in the console too. */
  const complaintsOf = (page: Page): string[] => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.text().includes('Content Security Policy'))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return complaints;
  };
  const box = (page: Page) => page.getByRole('combobox', { name: 'Find or scan' });

  test('the first start is a wizard, and it ends at the box that finds people', async () => {
    desktop = await launch(folder.folder);
    const page = await desktop.page();
    const complaints = complaintsOf(page);
    await until('the window shows', () =>
      (desktop as Desktop).main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible(), null),
    );
    await page.getByLabel('Your name').fill(ADMINISTRATOR.name);
    await page.getByLabel('E-mail').fill(ADMINISTRATOR.email);
    await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: /Try the demo event/ }).click();
    await page.getByLabel('Name of this desk').fill('Main entrance');
    await page.getByRole('button', { name: 'Start checking in' }).click();

    await box(page).waitFor();
    await until('the box has the focus', () => box(page).evaluate((element) => element === document.activeElement));
    const { settings } = await ask<{ settings: { eventId: string } }>(page, 'desk.get', {});
    expect(settings).toMatchObject({ name: 'Main entrance' });
    await page.keyboard.type('a');
    const first = page.getByRole('button', { name: /^Check in: / }).first();
    await first.click();
    const stats = () => ask<{ in: number }>(page, 'checkIn.stats', { eventId: settings.eventId });
    await until('somebody is in', async () => (await stats()).in === 1);
    expect(complaints).toEqual([]);
  });

  test('from a new folder to a check-in by name, and everything is there after a restart', async () => {
    desktop = await launch(folder.folder);
    const page = await desktop.page();
    const complaints = complaintsOf(page);

    const { eventId } = await prepareDesk(page);
    await page.reload();
    await signIn(page);

    await box(page).fill('lukasiewicz');
    await page.getByRole('button', { name: 'Check in: Zoë Łukasiewicz' }).click();
    await page.getByText('Welcome in').first().waitFor();
    expect(await ask(page, 'checkIn.stats', { eventId })).toMatchObject({ in: 1 });
    expect(complaints).toEqual([]);

    expect(await desktop.quit()).toBe(0);
    desktop = await launch(folder.folder);
    const later = await desktop.page();
    await signIn(later);
    await box(later).fill('lukasiewicz');
    await later.getByText(/^In/).first().waitFor();
    expect(await ask(later, 'app.info', {})).toMatchObject({ host: 'electron', firstRun: 'done' });
    expect(await ask(later, 'checkIn.stats', { eventId })).toMatchObject({ in: 1 });
  });

  test('whoever quits at the busiest moment loses nothing that was answered', async () => {
    desktop = await launch(folder.folder);
    const page = await desktop.page();
    await ask(page, 'app.createAdministrator', ADMINISTRATOR);
    const { eventId } = await ask<{ eventId: string }>(page, 'app.loadDemo', {});
    const { results } = await ask<{ results: { id: string }[] }>(page, 'checkIn.search', {
      eventId,
      text: 'example',
      limit: 100,
    });
    const answered = new Set<string>();
    page.on('console', (message) => {
      if (message.text().startsWith('admitted ')) answered.add(message.text().slice('admitted '.length));
    });
    // The page sends all of them at once and tells of each answer; nobody waits for it.
    await page.evaluate(
      ([event, ids]) => {
        window.lanyard?.onMessage((text) => {
          const message = JSON.parse(text);
          // biome-ignore lint/suspicious/noConsole: the way out of a page that is about to be closed
          if (message.result?.verdict === 'admitted') console.log(`admitted ${message.result.registration.id}`);
        });
        for (const [index, id] of ids.entries()) {
          const input = {
            nonce: crypto.randomUUID(),
            eventId: event,
            subject: { kind: 'registration', id },
            direction: 'entry',
            method: 'search',
          };
          window.lanyard?.send(JSON.stringify({ type: 'call', id: 5_000_000 + index, name: 'checkIn.scan', input }));
        }
      },
      [eventId, results.map(({ id }) => id)] as const,
    );
    await until('the first answers', async () => answered.size >= 5);
    expect(await desktop.quit()).toBe(0);
    // The database folds its log away when the last connection is closed in order.
    expect(await readdir(folder.folder)).not.toContain('lanyard.sqlite-wal');

    desktop = await launch(folder.folder);
    const later = await desktop.page();
    await ask(later, 'app.signIn', { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password });
    const { entries } = await ask<{ entries: { registrationId: string }[] }>(later, 'checkIn.recent', {
      eventId,
      limit: 200,
    });
    expect(entries.map(({ registrationId }) => registrationId)).toEqual(expect.arrayContaining([...answered]));
  });

  test('a file goes through the upload byte for byte', async () => {
    desktop = await launch(folder.folder);
    const page = await desktop.page();
    await ask(page, 'app.createAdministrator', ADMINISTRATOR);
    // Larger than one chunk of any stream on the way.
    const text = `Name;E-mail\n${'Zoë Łukasiewicz;zoe@example.org\n'.repeat(20_000)}`;
    const { status, body } = await upload(page, 'Gäste: «Liste».csv', text);
    expect(status).toBe(200);
    const { uploadId } = JSON.parse(body) as { uploadId: string };
    expect(await readFile(`${folder.folder}/uploads/${uploadId}`, 'utf8')).toBe(text);
    const inspected = await ask(page, 'import.inspect', { source: { kind: 'upload', uploadId } });
    expect(inspected).toMatchObject({ fileName: 'Gäste: «Liste».csv', totalBytes: Buffer.byteLength(text) });
  });
});

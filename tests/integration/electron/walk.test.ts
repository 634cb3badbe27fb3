import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMINISTRATOR, ask, prepareDesk, signIn, upload } from './bridge.ts';
import { availableKinds, type Desktop, temporaryFolder } from './desktop.ts';

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

  test('from a new folder to a check-in by name, and everything is there after a restart', async () => {
    desktop = await launch(folder.folder);
    const page = await desktop.page();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.text().includes('Content Security Policy'))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));

    const { eventId } = await prepareDesk(page);
    await page.reload();
    await signIn(page);

    const box = page.getByRole('combobox', { name: 'Find or scan' });
    await box.fill('lukasiewicz');
    await page.getByRole('button', { name: 'Check in: Zoë Łukasiewicz' }).click();
    await page.getByText('Welcome in').first().waitFor();
    expect(await ask(page, 'checkIn.stats', { eventId })).toMatchObject({ in: 1 });
    expect(complaints).toEqual([]);

    expect(await desktop.quit()).toBe(0);
    desktop = await launch(folder.folder);
    const later = await desktop.page();
    await signIn(later);
    await later.getByRole('combobox', { name: 'Find or scan' }).fill('lukasiewicz');
    await later.getByText(/^In/).first().waitFor();
    expect(await ask(later, 'app.info', {})).toMatchObject({ host: 'electron', firstRun: 'done' });
    expect(await ask(later, 'checkIn.stats', { eventId })).toMatchObject({ in: 1 });
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

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMINISTRATOR, ask, prepareDesk, signIn } from './bridge.ts';
import { type Desktop, standInDesktop, temporaryFolder, until } from './desktop.ts';

/** What the system shows is to be seen on the stand-in alone: Electron's own notices cannot be pressed by a program. */
interface Shown {
  title: string;
  body: string;
  emit(name: 'click'): void;
}

describe('what the app shows outside of its window', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desktop: Desktop;

  beforeEach(async () => {
    folder = await temporaryFolder();
    desktop = standInDesktop(folder.folder).desktop;
  });
  afterEach(async () => {
    await desktop.quit();
    await folder.remove();
  });

  const badge = () => desktop.main(({ app }) => app.getBadgeCount(), null);
  const shown = () =>
    desktop.main(
      ({ Notification }) =>
        (Notification as unknown as { shown: Shown[] }).shown.map(({ title, body }) => ({ title, body })),
      null,
    );

  test('how much there is to see stands at the icon, until it is read and while somebody is signed in', async () => {
    const page = await desktop.page();
    const { eventId } = await prepareDesk(page);
    const password = 'another long password';
    await ask(page, 'users.create', { name: 'Stig Staff', email: 'stig@example.org', role: 'staff', password });
    await ask(page, 'app.signIn', { email: 'stig@example.org', password });
    await ask(page, 'messages.post', { nonce: crypto.randomUUID(), eventId, text: 'One', audience: 'staff' });
    await ask(page, 'app.signOut', {});
    await page.reload();
    await signIn(page);
    await until('the number at the icon', async () => (await badge()) === 1);
    await page.keyboard.press('Control+l');
    await page.getByRole('button', { name: 'Unlock' }).waitFor();
    expect(await badge()).toBe(1);
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await until('no number', async () => (await badge()) === 0);
    await signIn(page);
    await until('the number again', async () => (await badge()) === 1);
    await ask(page, 'notifications.markRead', {});
    await until('no number', async () => (await badge()) === 0);
    // Whoever looks at the window has the bell before them.
    expect(await shown()).toEqual([]);
  });

  test('a page can ask for a number and a notice, and for nothing that is not of that form', async () => {
    const page = await desktop.page();
    await ask(page, 'app.createAdministrator', ADMINISTRATOR);
    const id = '0190a000-0000-7000-8000-000000000001';
    const told = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          window.lanyard?.onMessage((text) => {
            if (text.includes('window.pressed')) resolve(text);
          });
        }),
    );
    await page.evaluate((noticeId) => {
      const send = (message: object) => window.lanyard?.send(JSON.stringify(message));
      send({ type: 'window.badge', count: 7 });
      send({ type: 'window.badge', count: -1 });
      send({ type: 'window.badge', count: 8, icon: 'file:///etc/passwd' });
      send({ type: 'window.notify', id: 'x', title: 'No id', body: '' });
      send({ type: 'window.notify', id: noticeId, title: 'x'.repeat(201), body: '' });
      send({ type: 'window.close' });
      send({ type: 'window.notify', id: noticeId, title: 'Autumn Gala', body: 'Stig wrote.' });
    }, id);
    await until('the notice', async () => (await shown()).length > 0);
    expect(await shown()).toEqual([{ title: 'Autumn Gala', body: 'Stig wrote.' }]);
    expect(await badge()).toBe(7);

    await desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide(), null);
    await desktop.main(({ Notification }) => {
      (Notification as unknown as { shown: Shown[] }).shown[0]?.emit('click');
    }, null);
    expect(JSON.parse(await told)).toEqual({ type: 'window.pressed', id });
    expect(await desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible(), null)).toBe(true);
  });
});

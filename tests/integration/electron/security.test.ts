import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from './bridge.ts';
import { availableKinds, type Desktop, temporaryFolder, until, type WithPreferences } from './desktop.ts';

/** The checklist of Electron's own documentation, point by point. Each case fails when its protection is taken out. */
describe.each(await availableKinds())('security, on $name', ({ launch }) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desktop: Desktop;
  let page: Page;

  beforeAll(async () => {
    folder = await temporaryFolder();
    desktop = await launch(folder.folder);
    page = await desktop.page();
  });
  afterAll(async () => {
    await desktop?.quit();
    await folder.remove();
  });

  /** How often the log says something. */
  const logged = async (text: string): Promise<number> => {
    const log = await readFile(join(folder.folder, 'logs', 'main.log'), 'utf8').catch(() => '');
    return log.split(text).length - 1;
  };

  /** Does something that the app has to refuse, and waits until its log says so. */
  const refused = async (text: string, attempt: () => Promise<unknown>): Promise<void> => {
    const before = await logged(text);
    await attempt();
    await until(`"${text}" in the log`, async () => (await logged(text)) > before);
  };

  test('the page is isolated, sandboxed and without Node', async () => {
    const preferences = await desktop.main(
      ({ BrowserWindow }) =>
        (BrowserWindow.getAllWindows()[0]?.webContents as unknown as WithPreferences)?.getLastWebPreferences(),
      null,
    );
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    const seen = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    );
    expect(seen).toEqual([]);
  });

  test('the bridge is two functions and nothing of Electron', async () => {
    const bridge = await page.evaluate(() => {
      const { lanyard } = window;
      if (lanyard === undefined) throw new Error('There is no bridge');
      const stop = lanyard.onMessage(() => undefined);
      return {
        keys: Object.keys(lanyard).sort(),
        types: Object.values(lanyard).map((value) => typeof value),
        stopReturns: String(stop()),
        sendReturns: String(lanyard.send('not for us')),
        frozen: Object.isFrozen(lanyard),
      };
    });
    expect(bridge).toEqual({
      keys: ['onMessage', 'send'],
      types: ['function', 'function'],
      stopReturns: 'undefined',
      sendReturns: 'undefined',
      frozen: true,
    });
  });

  test('the page is at its own address and under a strict policy', async () => {
    const url = await desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL(), null);
    expect(url).toBe('app://lanyard/');
    const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);

    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      const fetched = await fetch('https://elsewhere.example/').then(
        () => 'fetched',
        () => 'refused',
      );
      return { inline: 'inlineRan' in window, fetched, secure: isSecureContext };
    });
    expect(outcome).toEqual({ inline: false, fetched: 'refused', secure: true });
  });

  test('the address serves the page and nothing beside it', async () => {
    const statuses = await page.evaluate(async () => {
      const get = async (path: string, method = 'GET') => (await fetch(path, { method })).status;
      return {
        page: await get('/index.html'),
        above: await get('/..%2f..%2fpackage.json'),
        encoded: await get('/%2e%2e/%2e%2e/package.json'),
        missing: await get('/nothing.js'),
        deleting: await get('/index.html', 'DELETE'),
        uploadByGet: await get('/upload'),
      };
    });
    expect(statuses).toEqual({ page: 200, above: 404, encoded: 404, missing: 404, deleting: 405, uploadByGet: 404 });
  });

  test('the page cannot be led elsewhere', async () => {
    await refused('Refused a navigation', () =>
      page.evaluate(() => {
        location.href = 'https://elsewhere.example/';
      }),
    );
    expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
    expect(await page.title()).toContain('Lanyard');
  });

  test('the page opens no window; the system opens addresses of the list, and others after a question', async () => {
    await desktop.main(({ shell, dialog }) => {
      const opened: string[] = [];
      const asked: string[] = [];
      Object.assign(globalThis, { opened, asked });
      dialog.showMessageBox = (async (_window: unknown, { detail = '' }: { detail?: string }) => {
        asked.push(detail);
        return { response: detail.includes('fair') ? 0 : 1, checkboxChecked: false };
      }) as typeof dialog.showMessageBox;
      shell.openExternal = async (url) => void opened.push(url);
    }, null);
    await refused('Refused a window', () =>
      page.evaluate(() => void window.open('https://someone@elsewhere.example/')),
    );
    await page.evaluate(() => void window.open('https://docs.pretix.eu/en/latest/'));
    const opened = () => desktop.main(() => (globalThis as unknown as { opened: string[] }).opened, null);
    await until('the system opens the address', async () => (await opened()).length > 0);
    expect(await opened()).toEqual(['https://docs.pretix.eu/en/latest/']);
    const asked = () => desktop.main(() => (globalThis as unknown as { asked: string[] }).asked, null);
    for (const address of ['https://elsewhere.example/', 'https://fair.example/hall']) {
      await page.evaluate((url) => void window.open(url), address);
      await until('it is asked', async () => (await asked()).includes(address));
    }
    await until('the answer is followed', async () => (await opened()).length > 1);
    expect(await opened()).toEqual(['https://docs.pretix.eu/en/latest/', 'https://fair.example/hall']);
    const pages = () => desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null);
    expect(await pages()).toBe(1);
    await until(
      'the refused windows are gone',
      async () =>
        page
          .context()
          .pages()
          .filter((one) => one.url().includes('example')).length === 0,
    );
  });

  test('frames are led nowhere, and no page is redirected away', async () => {
    const prevented = await desktop.main(({ BrowserWindow }) => {
      // As Electron emits them; the types know only how to listen.
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { emit(...values: unknown[]): void };
      const isPrevented = (name: string, details: object) => {
        const event = { ...details, prevented: false, preventDefault: () => Object.assign(event, { prevented: true }) };
        contents.emit(name, event);
        return event.prevented;
      };
      return {
        reload: isPrevented('will-frame-navigate', { url: 'app://lanyard/', isMainFrame: true }),
        frame: isPrevented('will-frame-navigate', { url: 'app://lanyard/', isMainFrame: false }),
        sibling: isPrevented('will-frame-navigate', { url: 'app://elsewhere/', isMainFrame: true }),
        file: isPrevented('will-frame-navigate', { url: 'file:///etc/passwd', isMainFrame: true }),
        redirect: isPrevented('will-redirect', { url: 'https://elsewhere.example/', isMainFrame: true }),
        redirectHome: isPrevented('will-redirect', { url: 'app://lanyard/', isMainFrame: true }),
      };
    }, null);
    expect(prevented).toEqual({
      reload: false,
      frame: true,
      sibling: true,
      file: true,
      redirect: true,
      redirectHome: false,
    });
  });

  test('no webview is attached', async () => {
    await refused('Refused a webview', async () => {
      const prevented = await desktop.main(({ BrowserWindow }) => {
        const event = {
          defaultPrevented: false,
          preventDefault: () => Object.assign(event, { defaultPrevented: true }),
        };
        const [window] = BrowserWindow.getAllWindows();
        // As Electron emits it; the types know only how to listen.
        const contents = window?.webContents as unknown as { emit(...values: unknown[]): void };
        contents.emit('will-attach-webview', event, {}, {});
        return event.defaultPrevented;
      }, null);
      expect(prevented).toBe(true);
    });
  });

  test('the camera is granted and everything else denied', async () => {
    const granted = await page.evaluate(async () => {
      const media = (wanted: MediaStreamConstraints) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          (stream) => {
            for (const track of stream.getTracks()) track.stop();
            return 'granted';
          },
          (error: Error) => error.name,
        );
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
      return {
        camera: await media({ video: true }),
        microphone: await media({ audio: true }),
        both: await media({ video: true, audio: true }),
        notifications: Notification.permission,
        geolocation: await state('geolocation'),
        clipboard: await state('clipboard-read'),
        midi: await state('midi'),
      };
    });
    expect(granted).toEqual({
      camera: 'granted',
      microphone: 'NotAllowedError',
      both: 'NotAllowedError',
      notifications: 'denied',
      geolocation: 'denied',
      clipboard: 'denied',
      midi: 'denied',
    });
  });

  describe('messages', () => {
    type Sender = { origin: string; parent: object | null } | null;
    const own: Sender = { origin: 'app://lanyard', parent: null };
    let nextId = 1;

    /** Puts a message into the main process as if a frame had sent it, and tells whether the page got an answer. */
    const forge = async (sender: Sender, shape: (call: string) => unknown): Promise<'answered' | 'refused'> => {
      const id = 9_000_000 + nextId++;
      const text = shape(JSON.stringify({ type: 'call', id, name: 'app.info', input: {} }));
      await page.evaluate((wanted) => {
        const { lanyard } = window;
        lanyard?.onMessage((message) => {
          if (JSON.parse(message).id === wanted) Object.assign(window, { answered: wanted });
        });
      }, id);
      const before = await logged('Refused a message');
      await desktop.main(
        ({ ipcMain, BrowserWindow }, [senderFrame, message]) => {
          ipcMain.emit('lanyard:rpc', { sender: BrowserWindow.getAllWindows()[0]?.webContents, senderFrame }, message);
        },
        [sender, text] as const,
      );
      return until('an answer or a refusal', async () => {
        if (await page.evaluate((wanted) => (window as { answered?: number }).answered === wanted, id))
          return 'answered';
        return (await logged('Refused a message')) > before ? 'refused' : null;
      });
    };
    const asItIs = (text: string) => text;

    test('of the own page are answered', async () => {
      expect(await forge(own, asItIs)).toBe('answered');
    });

    test.each<[string, Sender]>([
      ['a foreign page', { origin: 'https://elsewhere.example', parent: null }],
      ['a page of another name under the scheme', { origin: 'app://elsewhere', parent: null }],
      ['a page without an origin', { origin: 'null', parent: null }],
      ['a frame within the page', { origin: 'app://lanyard', parent: {} }],
      ['a frame that is gone', null],
    ])('of %s are refused', async (_, sender) => {
      expect(await forge(sender, asItIs)).toBe('refused');
    });

    test.each<[string, (text: string) => unknown]>([
      ['too long', (text) => text + ' '.repeat(4 * 1024 * 1024)],
      ['no text', (text) => JSON.parse(text) as unknown],
      ['no JSON', (text) => text.slice(1)],
    ])('that are %s are refused', async (_, shape) => {
      expect(await forge(own, shape)).toBe('refused');
    });

    test.each([
      {
        sender: 'a foreign page with the preload script',
        address: 'data:text/html,<title>Elsewhere</title>',
        send: `lanyard.send('{"type":"call","id":1,"name":"app.info","input":{}}')`,
      },
      {
        sender: 'a frame of the own page with the preload script',
        address: 'app://lanyard/',
        send: `{
          const frame = document.createElement('iframe');
          document.body.append(frame);
          frame.contentWindow.lanyard.send('{"type":"call","id":1,"name":"app.info","input":{}}');
        }`,
      },
    ])('of $sender are refused, in a window that lets it come so far', async ({ address, send }) => {
      await refused('foreign sender', () =>
        desktop.main(
          async ({ BrowserWindow }, [url, code]) => {
            const [own] = BrowserWindow.getAllWindows();
            const given = (own?.webContents as unknown as WithPreferences)?.getLastWebPreferences() ?? {};
            const window = new BrowserWindow({
              show: false,
              webPreferences: { ...given, nodeIntegrationInSubFrames: true },
            });
            try {
              await window.loadURL(url);
              await window.webContents.executeJavaScript(code);
            } finally {
              Object.assign(globalThis, { closeForeign: () => window.destroy() });
            }
          },
          [address, send] as const,
        ),
      );
      await desktop.main(() => (globalThis as unknown as { closeForeign(): void }).closeForeign(), null);
    });

    test('too long ones are refused from the page itself too', async () => {
      await refused('too long', () => page.evaluate(() => window.lanyard?.send(' '.repeat(4 * 1024 * 1024 + 1))));
      expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
    });

    test('are held to the contract, prototypes included', async () => {
      const answer = await page.evaluate(
        () =>
          new Promise<string>((resolve) => {
            window.lanyard?.onMessage((text) => {
              if (JSON.parse(text).id === 8_000_000) resolve(text);
            });
            window.lanyard?.send(
              '{"type":"call","id":8000000,"name":"app.info","input":{"__proto__":{"polluted":true}}}',
            );
          }),
      );
      expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
      expect(await call(page, 'app.info', { more: 1 })).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
      expect(await call(page, 'users.list', {})).toMatchObject({ ok: false, error: { code: 'notSignedIn' } });
    });
  });
});

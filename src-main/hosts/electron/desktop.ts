import { join } from 'node:path';
import { app, BrowserWindow, dialog, session, utilityProcess, type WebContents } from 'electron';
import { utilityReader } from '#main/nfc/spawn.ts';
import { superviseReader } from '#main/nfc/supervisor.ts';
import type { Log } from '#main/ports/log.ts';
import { openDesk } from '../desk.ts';
import { builtFile, rendererFolder } from '../paths.ts';
import { serveApp } from './app-protocol.ts';
import { Attention } from './attention.ts';
import { Awake } from './awake.ts';
import { systemCipher } from './cipher.ts';
import { confinePages } from './confine.ts';
import { Connections } from './connections.ts';
import { followDesk } from './follow-desk.ts';
import { KioskWindows } from './kiosk-windows.ts';
import { setMenu } from './menu.ts';
import { restrictPermissions } from './permissions.ts';
import { windowPrinter } from './printer.ts';
import { textsFor } from './texts.ts';
import { focusWindow, openWindow } from './window.ts';

/** Runs the app in a window, once Electron is ready. */
export async function startDesktop({ folder, log }: { folder: string; log: Log }): Promise<void> {
  let texts = textsFor(app.getLocale());
  const awake = new Awake();
  const attention = new Attention(log);
  const connections = new Connections(log);
  const kiosks = new KioskWindows();
  /** The desk's own window, which may be closed while the app goes on; one for the hall is none. */
  let window: BrowserWindow | null = null;
  const halls = new WeakSet<WebContents>();
  const any = (): WebContents | null => window?.webContents ?? null;

  confinePages(log, {
    question: () => texts.outside,
    isKiosk: (contents) => kiosks.has(contents),
    onHall: ({ webContents }) => halls.add(webContents),
  });
  restrictPermissions(session.defaultSession);
  app.on('child-process-gone', (_event, { type, reason, serviceName }) =>
    log.warn('A process of the app ended', { type, reason, serviceName }),
  );

  const desk = await openDesk({
    folder,
    host: 'electron',
    log,
    printer: windowPrinter({ contentsOf: (id) => connections.contentsOf(id), any }),
    reader: () =>
      superviseReader({
        spawn: () => utilityReader(utilityProcess, builtFile('reader.js')),
        log: (line) => log.info(line),
      }),
    cipher: await systemCipher(log),
    onKiosk: (connectionId, isKiosk) => {
      const contents = connections.contentsOf(connectionId);
      // What stands on a projector is no second kiosk, which nobody could close.
      if (isKiosk && contents !== null && halls.has(contents)) BrowserWindow.fromWebContents(contents)?.destroy();
      else kiosks.set(contents, isKiosk);
    },
    onRestart: () => {
      follow();
      for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
    },
  });
  if (desk === null) {
    dialog.showErrorBox(texts.inUseTitle, texts.inUse(folder));
    app.exit(1);
    return;
  }

  const menu = () => setMenu(texts, { data: folder, logs: join(folder, 'logs') });
  const follow = () =>
    followDesk(desk, ({ language, eventId }) => {
      texts = textsFor(language);
      menu();
      awake.set(eventId !== null);
    });
  const show = () => {
    if (window !== null) return focusWindow(window);
    window = openWindow({ folder, log, texts: () => texts });
    window.once('closed', () => {
      window = null;
    });
  };

  let isClosed = false;
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    attention.clear();
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    desk
      .close('The app was closed.')
      .catch((error: unknown) => log.error('The app did not close in order', error))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });

  menu();
  follow();
  connections.listen(
    (channel) => desk.serve(channel, 'anyone'),
    (contents, message) => attention.take(contents, message),
  );
  serveApp(desk, rendererFolder());
  show();
}

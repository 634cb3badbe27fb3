import { app, BrowserWindow, dialog, shell, type WebContents } from 'electron';
import type { Log } from '#main/ports/log.ts';
import { isHall, isOwn, outside } from './address.ts';
import type { Texts } from './texts.ts';
import { hallWindow } from './window.ts';

/** Keeps every page of this process on the app's own address: no navigation, no further window but the one for the hall, no webview. */
export function confinePages(log: Log, pages: Pages): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, log, pages));
}

interface Pages {
  question(): Texts['outside'];
  /** From a kiosk nothing leads out, not even after a question. */
  isKiosk(contents: WebContents): boolean;
  /** A window for the hall was opened. */
  onHall(window: BrowserWindow): void;
}

function confine(contents: WebContents, log: Log, { question, isKiosk, onHall }: Pages): void {
  contents.on('will-frame-navigate', (event) => {
    // A reload from within the page is a navigation to where it is.
    if (event.isMainFrame && isOwn(event.url)) return;
    event.preventDefault();
    log.warn('Refused a navigation', { to: origin(event.url) });
  });
  contents.on('will-redirect', (event) => {
    if (isOwn(event.url)) return;
    event.preventDefault();
    log.warn('Refused a redirect', { to: origin(event.url) });
  });
  contents.setWindowOpenHandler(({ url }) => {
    // Opened by the page, it is signed in as the page is.
    if (isHall(url) && !isKiosk(contents))
      return { action: 'allow', overrideBrowserWindowOptions: hallWindow(BrowserWindow.fromWebContents(contents)) };
    const where = isKiosk(contents) ? 'never' : outside(url);
    if (where === 'never') log.warn('Refused a window', { to: origin(url) });
    else
      void leadOut(url, contents, where === 'ask' ? question() : null).catch((error: unknown) =>
        log.error('The browser could not be opened', error),
      );
    return { action: 'deny' };
  });
  contents.on('did-create-window', (window) => {
    onHall(window);
    // A desk that is closed leaves no window behind, which would keep the app running.
    const close = () => window.destroy();
    contents.once('destroyed', close);
    window.once('closed', () => contents.removeListener('destroyed', close));
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('Refused a webview');
  });
}

/** Windows that ask already: a page that calls again and again gets one question. */
const asking = new WeakSet<WebContents>();

async function leadOut(url: string, contents: WebContents, question: Texts['outside'] | null): Promise<void> {
  if (question !== null) {
    const window = BrowserWindow.fromWebContents(contents);
    if (window === null || asking.has(contents)) return;
    asking.add(contents);
    const { message, open, cancel } = question;
    const { response } = await dialog
      .showMessageBox(window, {
        type: 'question',
        message,
        // Whole: who is asked sees where it leads.
        detail: url.slice(0, 500),
        buttons: [open, cancel],
        defaultId: 1,
        cancelId: 1,
      })
      .finally(() => asking.delete(contents));
    if (response !== 0) return;
  }
  await shell.openExternal(url);
}

/** An address may hold what is nobody's business; where it leads is enough for the log. */
function origin(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}`;
  } catch {
    return 'no address';
  }
}

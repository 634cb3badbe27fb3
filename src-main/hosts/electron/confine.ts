import { app, shell, type WebContents } from 'electron';
import type { Log } from '#main/ports/log.ts';
import { isOwn, mayOpenOutside } from './address.ts';

/** Keeps every page of this process on the app's own address: no navigation, no further window, no webview. */
export function confinePages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, log));
}

function confine(contents: WebContents, log: Log): void {
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
    if (mayOpenOutside(url)) {
      shell.openExternal(url).catch((error: unknown) => log.error('The browser could not be opened', error));
    } else {
      log.warn('Refused a window', { to: origin(url) });
    }
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('Refused a webview');
  });
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

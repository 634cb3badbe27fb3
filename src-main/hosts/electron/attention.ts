import { app, BrowserWindow, Notification, type WebContents } from 'electron';
import type { Log } from '#main/ports/log.ts';
import type { FromWindow, ToWindow } from '#shared/rpc/window.ts';
import { builtFile } from '../paths.ts';
import { focusWindow } from './window.ts';
import { RPC_CHANNEL } from './wire.ts';

/** What the app shows outside of its window, as its page asks: a number at its icon, notices of the system. */
export class Attention {
  readonly #log: Log;
  /** A notice that nothing refers to is collected, and pressing it does nothing any more. */
  readonly #shown = new Set<Notification>();

  constructor(log: Log) {
    this.#log = log;
  }

  take(contents: WebContents, message: ToWindow): void {
    // Where a system has no such number, this does nothing.
    if (message.type === 'window.badge') app.setBadgeCount(message.count);
    else this.#notify(contents, message);
  }

  /** No window is left that would say how much there is to see. */
  clear(): void {
    app.setBadgeCount(0);
  }

  #notify(contents: WebContents, { id, title, body }: ToWindow & { type: 'window.notify' }): void {
    if (!Notification.isSupported()) return;
    const notice = new Notification({ title, body, icon: builtFile('../../resources/icon.png') });
    const done = () => this.#shown.delete(notice);
    notice.on('click', () => {
      done();
      this.#open(contents, id);
    });
    notice.on('close', done);
    notice.on('failed', (_event, reason) => {
      done();
      this.#log.warn('A notice was not shown', { reason });
    });
    this.#shown.add(notice);
    notice.show();
  }

  #open(contents: WebContents, id: string): void {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents === contents);
    if (window === undefined) return;
    focusWindow(window);
    const pressed: FromWindow = { type: 'window.pressed', id };
    contents.send(RPC_CHANNEL, JSON.stringify(pressed));
  }
}

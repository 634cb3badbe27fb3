import { type IpcMainEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { Log } from '#main/ports/log.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { readToWindow, type ToWindow } from '#shared/rpc/window.ts';
import { ORIGIN } from './address.ts';
import { MAX_MESSAGE, RPC_CHANNEL } from './wire.ts';

/** What one document in a window has with the core: begun by its first message, over when the document is. */
interface Connection {
  readonly id: string;
  readonly channel: PageChannel;
}

/**
 * The connections of windows to the core, one for each document that is loaded. Every message is checked for who sent it:
 * only the app's own page in the main frame of a window is listened to.
 */
export class Connections {
  readonly #byContents = new Map<WebContents, Connection>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Listens for pages.
   * @param serve hands a page's channel to the core, which names the connection
   * @param toWindow takes what a page tells its window
   */
  listen(serve: (channel: Channel) => string, toWindow: (contents: WebContents, message: ToWindow) => void): void {
    ipcMain.on(RPC_CHANNEL, (event, text: unknown) => {
      const refused = reasonToRefuse(event, text);
      const message = refused === null ? parse(String(text)) : undefined;
      if (message === undefined) {
        this.#log.warn('Refused a message of a page', { reason: refused ?? 'not JSON' });
        return;
      }
      const forWindow = readToWindow(message);
      if (forWindow !== null) return toWindow(event.sender, forWindow);
      const connection = this.#byContents.get(event.sender) ?? this.#open(event.sender, serve);
      connection.channel.deliver(message);
    });
  }

  /** The page behind a connection, or null when it has gone. */
  contentsOf(connectionId: string): WebContents | null {
    for (const [contents, { id }] of this.#byContents) if (id === connectionId) return contents;
    return null;
  }

  /**
   * A connection that the core has closed stays here, and deaf, until its document is gone: what the page still sends
   * must not open another while the core starts anew.
   */
  #open(contents: WebContents, serve: (channel: Channel) => string): Connection {
    const channel = new PageChannel(contents);
    const connection = { id: serve(channel), channel };
    this.#byContents.set(contents, connection);
    const end = () => {
      contents.off('did-navigate', end);
      contents.off('render-process-gone', end);
      contents.off('destroyed', end);
      this.#byContents.delete(contents);
      channel.close();
    };
    // The commit of a navigation, a reload as well, comes after the last message of the old document and before the
    // first of the new one.
    contents.on('did-navigate', end);
    contents.on('render-process-gone', end);
    contents.on('destroyed', end);
    return connection;
  }
}

function reasonToRefuse(event: IpcMainEvent, text: unknown): string | null {
  if (!isOwnPage(event.senderFrame)) return 'foreign sender';
  if (typeof text !== 'string') return 'not text';
  if (text.length > MAX_MESSAGE) return 'too long';
  return null;
}

/** The frame is null when its document was gone before the message was looked at. */
function isOwnPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === ORIGIN;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

class PageChannel implements Channel {
  readonly #contents: WebContents;
  readonly #messageListeners: ((message: unknown) => void)[] = [];
  readonly #closeListeners: (() => void)[] = [];
  #closed = false;

  constructor(contents: WebContents) {
    this.#contents = contents;
  }

  send(message: unknown): void {
    if (!this.#closed && !this.#contents.isDestroyed()) this.#contents.send(RPC_CHANNEL, JSON.stringify(message));
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#messageListeners.push(listener);
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listener of this.#closeListeners) listener();
  }

  deliver(message: unknown): void {
    if (this.#closed) return;
    for (const listener of this.#messageListeners) listener(message);
  }
}

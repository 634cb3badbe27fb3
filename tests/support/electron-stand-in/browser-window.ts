import { EventEmitter } from 'node:events';
import type { Page } from '@playwright/test';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { preventable } from './event.ts';
import type { StandIn } from './stand-in.ts';
import { WebContents } from './web-contents.ts';

/** Electron's BrowserWindow: its place and state are remembered, its page is a page of the browser. */
export function browserWindowClass(standIn: StandIn) {
  return class BrowserWindow extends EventEmitter {
    static getAllWindows(): BrowserWindow[] {
      return [...standIn.windows] as BrowserWindow[];
    }

    static fromWebContents(contents: WebContents): BrowserWindow | null {
      return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
    }

    readonly webContents: WebContents;
    readonly options: BrowserWindowConstructorOptions;
    #bounds: Rectangle;
    #visible: boolean;
    #minimized = false;
    #maximized = false;
    #fullScreen = false;
    #kiosk = false;
    #destroyed = false;

    constructor(options: BrowserWindowConstructorOptions = {}, popup: Page | null = null) {
      super();
      this.options = options;
      this.#visible = options.show !== false;
      this.#bounds = {
        x: options.x ?? 0,
        y: options.y ?? 0,
        width: options.width ?? 800,
        height: options.height ?? 600,
      };
      standIn.windows.push(this);
      this.webContents = new WebContents(standIn, options.webPreferences ?? {}, popup);
      this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    }

    loadURL(address: string): Promise<void> {
      return this.webContents.loadURL(address);
    }

    isDestroyed = () => this.#destroyed;
    isVisible = () => this.#visible;
    isMinimized = () => this.#minimized;
    isMaximized = () => this.#maximized;
    isFullScreen = () => this.#fullScreen;
    isKiosk = () => this.#kiosk;
    getBounds = () => this.#bounds;
    getNormalBounds = () => this.#bounds;

    setBounds(bounds: Partial<Rectangle>): void {
      this.#bounds = { ...this.#bounds, ...bounds };
    }

    show(): void {
      this.#visible = true;
    }

    hide(): void {
      this.#visible = false;
    }

    focus(): void {}

    minimize(): void {
      this.#minimized = true;
    }

    restore(): void {
      this.#minimized = false;
    }

    maximize(): void {
      this.#maximized = true;
    }

    setFullScreen(flag: boolean): void {
      this.#fullScreen = flag;
    }

    setKiosk(flag: boolean): void {
      this.#kiosk = flag;
    }

    close(): void {
      const event = preventable({});
      this.emit('close', event);
      if (!event.defaultPrevented) this.destroy();
    }

    destroy(): void {
      if (this.#destroyed) return;
      this.#destroyed = true;
      standIn.windows.splice(standIn.windows.indexOf(this), 1);
      void this.webContents.destroy();
      this.emit('closed');
      if (standIn.windows.length === 0 && !standIn.app.isQuitting) standIn.app.emit('window-all-closed');
    }
  };
}

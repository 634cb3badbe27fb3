import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Route } from '@playwright/test';
import type {
  BrowserWindowConstructorOptions,
  HandlerDetails,
  WebContentsPrintOptions,
  WebPreferences,
  WindowOpenHandlerResponse,
} from 'electron';
import { preventable } from './event.ts';
import { BINDING, DELIVER, DOCUMENT, shimScript } from './preload-shim.ts';
import type { StandIn } from './stand-in.ts';

let nextId = 1;

interface FrameDetails {
  url: string;
  origin: string;
  parent: FrameDetails | null;
}

/** A frame as the main process sees it. One without an address of its own has the origin of the page around it. */
function frameOf(standIn: StandIn, frame: Frame): FrameDetails {
  const above = frame.parentFrame();
  const parent = above === null ? null : frameOf(standIn, above);
  const url = standIn.gateway.fromBrowser(frame.url());
  const inherits = parent !== null && (url === '' || url.startsWith('about:'));
  return { url, origin: inherits ? parent.origin : standIn.gateway.originOf(frame.url()), parent };
}

/** Electron's WebContents, over a page of the browser. */
export class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly #standIn: StandIn;
  readonly #preferences: WebPreferences;
  #page: Promise<Page>;
  /** The navigation under way was asked for by the app, not by the page. */
  #byApp = false;
  #destroyed = false;
  #crashed = false;
  #url = '';
  #openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;

  constructor(standIn: StandIn, preferences: WebPreferences, popup: Page | null = null) {
    super();
    this.#standIn = standIn;
    this.#preferences = preferences;
    // The page has begun without the preload script, which a window under Electron has from the start.
    this.#page = popup === null ? this.#openPage() : this.#prepare(popup).then((page) => this.#begin(page));
    standIn.app.emit('web-contents-created', {}, this);
  }

  get page(): Promise<Page> {
    return this.#page;
  }

  getLastWebPreferences(): WebPreferences {
    return this.#preferences;
  }

  getURL(): string {
    return this.#url;
  }

  /** Of the menu, which this stand-in has none of: remembered for tests. */
  ignoresMenuShortcuts = false;
  devToolsOpened = false;

  setIgnoreMenuShortcuts(ignore: boolean): void {
    this.ignoresMenuShortcuts = ignore;
  }

  openDevTools(): void {
    this.devToolsOpened = true;
    this.emit('devtools-opened');
  }

  closeDevTools(): void {
    this.devToolsOpened = false;
  }

  isDevToolsOpened(): boolean {
    return this.devToolsOpened;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.#crashed) return;
    // A page that is just being replaced gets nothing, as under Electron.
    this.#page
      .then((page) =>
        page.evaluate(
          ([deliver, name, given]) =>
            (window as unknown as Record<string, (channel: string, values: unknown[]) => void>)[deliver]?.(name, given),
          [DELIVER, channel, values] as [string, string, unknown[]],
        ),
      )
      .catch(() => undefined);
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#page;
    this.#byApp = true;
    try {
      await this.#standIn.session.settle(page, address);
      await page.goto(this.#standIn.gateway.toBrowser(address), { waitUntil: 'load' });
    } finally {
      this.#byApp = false;
    }
    this.emit('did-finish-load', {});
  }

  reload(): void {
    const address = this.#url;
    if (this.#crashed) {
      this.#crashed = false;
      this.#page = this.#openPage();
      this.loadURL(address).catch(() => undefined);
      return;
    }
    this.#byApp = true;
    this.#page
      .then((page) => page.reload())
      .catch(() => undefined)
      .finally(() => {
        this.#byApp = false;
      });
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.#page).evaluate(code);
  }

  /** The page is gone, as when its process dies. */
  forcefullyCrashRenderer(): void {
    if (this.#crashed) return;
    this.#crashed = true;
    this.#page
      .then((page) => page.close())
      .catch(() => undefined)
      .finally(() => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }));
  }

  getPrintersAsync(): Promise<{ name: string; displayName: string; description: string; options: object }[]> {
    return Promise.resolve(
      this.#standIn.scenario.printers.map((printer) => ({ ...printer, description: '', options: {} })),
    );
  }

  print(_options: WebContentsPrintOptions, done: (success: boolean, reason: string) => void): void {
    setImmediate(() => done(false, 'Print job failed'));
  }

  async destroy(): Promise<void> {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed', {});
    await (await this.#page).close().catch(() => undefined);
  }

  async #openPage(): Promise<Page> {
    return this.#prepare(await this.#standIn.browser.openPage());
  }

  /** A page that another one has opened has its storage, and is loaded anew. */
  async #begin(page: Page): Promise<Page> {
    this.#byApp = true;
    await page.reload().finally(() => {
      this.#byApp = false;
    });
    return page;
  }

  async #prepare(page: Page): Promise<Page> {
    const preload = this.#preferences.preload;
    await page.exposeBinding(BINDING, ({ frame }, text: string) => this.#receive(frame, text));
    const script = preload === undefined ? null : readFileSync(preload, 'utf8');
    await page.addInitScript({ content: shimScript(script, this.#preferences.nodeIntegrationInSubFrames === true) });
    await page.route('**/*', (route) => this.#judge(page, route));
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.enable');
    devtools.on('Page.windowOpen', ({ url }) =>
      this.#standIn.popups.push({ opener: this, options: this.#mayOpen(url) }),
    );
    return page;
  }

  #receive(frame: Frame, text: string): void {
    const [channel, ...values] = JSON.parse(text) as [string, ...unknown[]];
    if (channel === DOCUMENT) {
      this.#url = this.#standIn.gateway.fromBrowser(frame.url());
      this.emit('did-navigate', {}, this.#url);
      return;
    }
    this.#standIn.ipcMain.emit(
      channel,
      { sender: this, senderFrame: frameOf(this.#standIn, frame), processId: 1, frameId: 1 },
      ...values,
    );
  }

  /** A navigation that the page began is put to the app first. */
  async #judge(page: Page, route: Route): Promise<void> {
    const request = route.request();
    if (!request.isNavigationRequest() || this.#byApp) return route.fallback();
    const url = this.#standIn.gateway.fromBrowser(request.url());
    const isMainFrame = request.frame() === page.mainFrame();
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: null });
    this.emit('will-frame-navigate', event);
    return event.defaultPrevented ? route.abort('aborted') : route.fallback();
  }

  #mayOpen(address: string): BrowserWindowConstructorOptions | null {
    const url = this.#standIn.gateway.fromBrowser(address);
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: '' } };
    const said = this.#openHandler?.(details as unknown as HandlerDetails) ?? { action: 'allow' };
    return said.action === 'allow' ? (said.overrideBrowserWindowOptions ?? {}) : null;
  }
}

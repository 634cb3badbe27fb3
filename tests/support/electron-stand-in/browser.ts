import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../../scripts/find-chromium.mjs';
import type { Gateway } from './gateway.ts';
import { report } from './scenario.ts';

/** The browser whose pages are the windows. Tests reach the same pages over its debugging port. */
export class Browser {
  readonly #gateway: Gateway;
  readonly #folder = mkdtempSync(join(tmpdir(), 'electron-stand-in-'));
  #context: BrowserContext | null = null;
  #opening = 0;
  /** Told of pages that pages have opened. */
  onPopup: (page: Page) => void = () => undefined;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  async start(): Promise<void> {
    const found = await findChromium();
    if (!found.ok) throw new Error(found.reason);
    await this.#gateway.listen();
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      executablePath: found.path,
      viewport: null,
      args: ['--remote-debugging-port=0', '--use-fake-device-for-media-stream'],
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    this.#context.on('page', (page) => {
      if (this.#opening === 0) this.onPopup(page);
    });
    // There is no network: whatever is elsewhere is an empty page.
    await this.#context.route(
      (url) => url.protocol.startsWith('http') && this.#gateway.fromBrowser(url.href) === url.href,
      (route) => route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
    );
    const port = readFileSync(join(this.#folder, 'DevToolsActivePort'), 'utf8').split('\n')[0];
    const origin = new URL(this.#gateway.toBrowser('app://lanyard/')).origin;
    report({ type: 'browser', endpoint: `http://127.0.0.1:${port}`, origin });
  }

  async openPage(): Promise<Page> {
    if (this.#context === null) throw new Error('A window before the app is ready');
    this.#opening += 1;
    try {
      return await this.#context.newPage();
    } finally {
      this.#opening -= 1;
    }
  }

  async stop(): Promise<void> {
    await this.#context?.close().catch(() => undefined);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

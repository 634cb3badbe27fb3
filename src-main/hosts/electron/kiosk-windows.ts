import { app, BrowserWindow, type Input, type WebContents } from 'electron';

/** Keys that a system or Chromium takes for itself. Loading the page anew is harmless: it is a kiosk again. */
export function leadsAway({ key, control, meta, alt }: Pick<Input, 'key' | 'control' | 'meta' | 'alt'>): boolean {
  if (key === 'F5' || ((control || meta) && !alt && key.toLowerCase() === 'r')) return false;
  return control || meta || alt || /^F\d{1,2}$/.test(key) || key === 'BrowserBack' || key === 'BrowserForward';
}

/**
 * The windows that are kiosks: on the whole screen, without menu, tools or shortcuts, and not to be closed. It is the core that says
 * which these are; a page cannot.
 */
export class KioskWindows {
  readonly #kiosks = new WeakSet<WebContents>();
  readonly #watched = new WeakSet<WebContents>();
  #isQuitting = false;

  constructor() {
    app.on('before-quit', () => {
      this.#isQuitting = true;
    });
  }

  has(contents: WebContents): boolean {
    return this.#kiosks.has(contents);
  }

  set(contents: WebContents | null, isKiosk: boolean): void {
    const window = contents === null ? null : BrowserWindow.fromWebContents(contents);
    if (contents === null || window === null || this.has(contents) === isKiosk) return;
    if (isKiosk) this.#kiosks.add(contents);
    else this.#kiosks.delete(contents);
    this.#watch(contents, window);
    window.setKiosk(isKiosk);
    contents.setIgnoreMenuShortcuts(isKiosk);
    if (isKiosk) contents.closeDevTools();
  }

  #watch(contents: WebContents, window: BrowserWindow): void {
    if (this.#watched.has(contents)) return;
    this.#watched.add(contents);
    contents.on('before-input-event', (event, input) => {
      // AltGr types letters, and counts as Control and Alt.
      const typesLetter = input.control && input.alt && input.key.length === 1;
      if (this.has(contents) && !typesLetter && leadsAway(input)) event.preventDefault();
    });
    contents.on('devtools-opened', () => {
      if (this.has(contents)) contents.closeDevTools();
    });
    window.on('close', (event) => {
      if (this.has(contents) && !this.#isQuitting) event.preventDefault();
    });
  }
}

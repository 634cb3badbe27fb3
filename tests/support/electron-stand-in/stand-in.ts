import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { App } from './app.ts';
import { Browser } from './browser.ts';
import { Gateway } from './gateway.ts';
import { readScenario } from './scenario.ts';
import { Session } from './session.ts';
import type { UtilityProcess } from './utility-process.ts';

/** A window as the rest of the stand-in knows it. */
interface AnyWindow extends EventEmitter {
  close(): void;
  destroy(): void;
}

/** What became of a page's wish for a window. */
interface Popup {
  opener: EventEmitter;
  /** Null where it was refused. */
  options: BrowserWindowConstructorOptions | null;
}

/** The parts of the stand-in, which know each other through this. */
export class StandIn {
  readonly scenario = readScenario();
  readonly gateway = new Gateway();
  readonly browser = new Browser(this.gateway);
  readonly session = new Session(this.gateway);
  readonly ipcMain = new EventEmitter();
  readonly windows: AnyWindow[] = [];
  readonly utilities = new Set<UtilityProcess>();
  /** What the app said to windows that pages want to open, oldest first. */
  readonly popups: Popup[] = [];
  readonly app = new App({
    isPackaged: this.scenario.isPackaged,
    locale: this.scenario.locale,
    windows: this.windows,
    utilities: this.utilities,
    start: () => this.browser.start(),
    stop: () => this.browser.stop(),
  });
}

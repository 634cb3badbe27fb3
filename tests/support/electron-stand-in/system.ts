import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { report, type Scenario } from './scenario.ts';

/** What people would see of dialogs and other programs goes to the test. */
function show(what: string, ...details: unknown[]): void {
  report({ type: 'shown', what, details });
}

export const dialog = {
  showErrorBox: (title: string, content: string) => show('errorBox', title, content),
  showMessageBox: (...details: unknown[]) => {
    show('messageBox', details.at(-1));
    return Promise.resolve({ response: 0, checkboxChecked: false });
  },
};

/** A notice of the system. Those that are shown wait in `shown` for a test to press them. */
export class Notification extends EventEmitter {
  static readonly shown: Notification[] = [];
  static isSupported = () => true;
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: { title?: string; body?: string } = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  show(): void {
    Notification.shown.push(this);
    show('notification', { title: this.title, body: this.body });
  }
}

export const shell = {
  openExternal: (url: string) => {
    show('openExternal', url);
    return Promise.resolve();
  },
  openPath: (path: string) => {
    show('openPath', path);
    return Promise.resolve('');
  },
};

interface MenuItem {
  label: string;
  role: string | undefined;
  click: unknown;
  submenu: Menu | undefined;
}

export class Menu {
  static #application: Menu | null = null;
  readonly items: MenuItem[];

  private constructor(items: MenuItem[]) {
    this.items = items;
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
    return new Menu(
      template.map(({ label, role, click, submenu }) => ({
        label: label ?? role ?? '',
        role: role?.toLowerCase(),
        click,
        submenu: Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined,
      })),
    );
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
}

let nextBlocker = 0;
const blockers = new Set<number>();
export const powerSaveBlocker = {
  start() {
    blockers.add(nextBlocker);
    return nextBlocker++;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
};

export const nativeTheme = { shouldUseDarkColors: false };

/** A key store that shifts letters: enough to see whether a secret went through it. */
export function safeStorageOf(scenario: Scenario) {
  const turn = (bytes: Buffer) => bytes.map((byte) => byte ^ 0x5a);
  return {
    getSelectedStorageBackend: () => scenario.keyStore,
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(turn(Buffer.from(text)))),
    decryptStringAsync: (sealed: Buffer) =>
      Promise.resolve({ result: Buffer.from(turn(sealed)).toString('utf8'), shouldReEncrypt: false }),
  };
}

export function screenOf(scenario: Scenario) {
  return Object.assign(new EventEmitter(), {
    getAllDisplays: () => scenario.displays,
    getPrimaryDisplay: () => scenario.displays[0],
    getDisplayMatching: ({ x, y }: { x: number; y: number }) =>
      scenario.displays.find(
        ({ workArea: area }) => x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height,
      ) ?? scenario.displays[0],
  });
}

import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  dialog,
  nativeTheme,
  screen,
  type WebPreferences,
} from 'electron';
import type { Log } from '#main/ports/log.ts';
import { builtFile } from '../paths.ts';
import { HOME } from './address.ts';
import type { Texts } from './texts.ts';
import { placeWindow, readWindowState, SMALLEST, type WindowState, writeWindowState } from './window-state.ts';

/** A page that stops more often than this is not saved by loading it again. In ms. */
const CRASH_PAUSE_MS = 60_000;

/** Background of the page, so that the window does not flash before it is painted. */
const PAPER = { light: '#f4f2ec', dark: '#121316' };

export interface WindowOptions {
  /** The data folder, where the window's place is kept. */
  folder: string;
  log: Log;
  texts(): Texts;
}

/** Opens the window of the app and loads the page. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const stateFile = join(options.folder, 'window.json');
  const saved = readWindowState(stateFile);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(
      saved?.bounds ?? null,
      [primary, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Lanyard',
    icon: icon(),
    backgroundColor: paper(),
    autoHideMenuBar: true,
    show: false,
    webPreferences: preferences(),
  });
  window.once('ready-to-show', () => {
    if (saved?.maximized) window.maximize();
    if (saved?.fullScreen) window.setFullScreen(true);
    window.show();
  });
  window.on('close', () => remember(window, stateFile, options.log));
  reviveOnce(window, options);
  window.loadURL(HOME).catch((error: unknown) => options.log.error('The page could not be loaded', error));
  return window;
}

/**
 * The window for the hall: on the whole of another screen where there is one, as a projector, and else beside the desk's own.
 * @param opener whose page asks for it
 */
export function hallWindow(opener: BrowserWindow | null): BrowserWindowConstructorOptions {
  const here = opener === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(opener.getBounds());
  const other = screen.getAllDisplays().find(({ id }) => id !== here.id);
  return {
    ...(other === undefined ? {} : { ...other.workArea, fullscreen: true }),
    title: 'Lanyard',
    icon: icon(),
    backgroundColor: paper(),
    autoHideMenuBar: true,
    webPreferences: preferences(),
  };
}

/** What a page of the app may: nothing but to show itself and to speak through the preload script. */
function preferences(): WebPreferences {
  return {
    preload: builtFile(join('..', 'preload', 'preload.cjs')),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // It fetches dictionaries from the network.
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

function paper(): string {
  return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light;
}

function icon(): string {
  return builtFile(join('..', '..', 'resources', 'icon.png'));
}

/** Brings the window before everything else. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function remember(window: BrowserWindow, file: string, log: Log): void {
  const state: WindowState = {
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
  try {
    writeWindowState(file, state);
  } catch (error) {
    log.error('The place of the window could not be saved', error);
  }
}

/** A page whose process dies is loaded again, at most once a minute; after that somebody has to decide. */
function reviveOnce(window: BrowserWindow, { log, texts }: WindowOptions): void {
  let revivedAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error('The process of the page ended', new Error(reason), { exitCode });
    if (performance.now() - revivedAt >= CRASH_PAUSE_MS) {
      revivedAt = performance.now();
      window.webContents.reload();
      return;
    }
    const { message, detail, reload, quit } = texts().crash;
    dialog
      .showMessageBox(window, { type: 'error', message, detail, buttons: [reload, quit], defaultId: 0, cancelId: 0 })
      .then(({ response }) => {
        if (response === 1) app.quit();
        else if (!window.isDestroyed()) window.webContents.reload();
      })
      .catch((error: unknown) => log.error('A question could not be shown', error));
  });
}

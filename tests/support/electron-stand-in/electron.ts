/** What `import … from 'electron'` gives to the app in the tests. See README.md. */
import { browserWindowClass } from './browser-window.ts';
import { obey } from './control.ts';
import { StandIn } from './stand-in.ts';
import { dialog, Menu, Notification, nativeTheme, powerSaveBlocker, safeStorageOf, screenOf, shell } from './system.ts';
import { utilityProcessOf } from './utility-process.ts';

const standIn = new StandIn();
const { app, ipcMain } = standIn;
const BrowserWindow = browserWindowClass(standIn);
const session = { defaultSession: standIn.session };
const safeStorage = safeStorageOf(standIn.scenario);
const screen = screenOf(standIn.scenario);
const utilityProcess = utilityProcessOf(standIn.scenario, standIn.utilities);
const protocol = {
  registerSchemesAsPrivileged(schemes: Parameters<typeof standIn.gateway.register>[0]) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    standIn.gateway.register(schemes);
  },
  handle: standIn.gateway.handle.bind(standIn.gateway),
};

standIn.browser.onPopup = (page) => {
  // The browser tells of the page and of the wish for it in either order.
  const settle = () => {
    const popup = standIn.popups.shift();
    if (popup === undefined) setTimeout(settle, 10);
    else if (popup.options === null) page.close().catch(() => undefined);
    else popup.opener.emit('did-create-window', new BrowserWindow(popup.options, page), {});
  };
  settle();
};

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
};
obey(electron);

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
};

import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { Texts } from './texts.ts';

/**
 * The menu, as small as the platform's habits allow. Nothing in it closes or reloads the window by a key that is easily
 * hit at a busy door, and a packaged app has no developer tools.
 */
export function setMenu(texts: Texts, folders: { data: string; logs: string }): void {
  const isMac = process.platform === 'darwin';
  const open = (folder: string) => () => void shell.openPath(folder);
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
  ];
  const help: MenuItemConstructorOptions[] = [
    { label: texts.menu.logs, click: open(folders.logs) },
    { label: texts.menu.data, click: open(folders.data) },
    ...(isMac ? [] : [{ role: 'about' as const }]),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      isMac ? { role: 'appMenu' } : { label: texts.menu.file, submenu: [{ role: 'quit' }] },
      { role: 'editMenu', label: texts.menu.edit },
      { label: texts.menu.view, submenu: view },
      ...(isMac ? [{ role: 'windowMenu' as const }] : []),
      { role: 'help', label: texts.menu.help, submenu: help },
    ]),
  );
}

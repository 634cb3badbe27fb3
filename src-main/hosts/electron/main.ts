import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { defaultFolder } from '../folder.ts';
import { fileLog } from '../log.ts';
import { keepFilesPrivate } from '../private-files.ts';
import { APP_SCHEME } from './app-protocol.ts';
import { dataFolder } from './arguments.ts';
import { startDesktop } from './desktop.ts';
import { textsFor } from './texts.ts';

/**
 * The entry under Electron. What must happen before the app is ready happens here: the folder, one instance for each
 * folder, the scheme of the page, the sandbox.
 */
keepFilesPrivate();
const folder = resolve(dataFolder(process.argv) ?? defaultFolder());
const log = fileLog(folder);

process.on('uncaughtException', (error) => giveUp(error));
process.on('unhandledRejection', (reason) => log.error('A promise was left without an answer', reason));

try {
  takeFolder();
  if (app.requestSingleInstanceLock()) start();
  // The first instance brings its window to the front.
  else app.quit();
} catch (error) {
  refuseToStart(error);
}

/** Makes the folder the one of this instance. Chromium's own files go into a folder within. */
function takeFolder(): void {
  const browser = join(folder, 'browser');
  mkdirSync(browser, { recursive: true, mode: 0o700 });
  app.setName('Lanyard');
  // Windows shows notices of programs alone that it knows by this name, which the installer gives them.
  app.setAppUserModelId('org.lanyard.desk');
  app.setPath('userData', folder);
  app.setPath('sessionData', browser);
}

function start(): void {
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  app.enableSandbox();
  app
    .whenReady()
    .then(() => startDesktop({ folder, log }))
    .catch(refuseToStart);
}

function refuseToStart(error: unknown): void {
  log.error('The app could not be started', error);
  const texts = textsFor(app.getLocale());
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(texts.noStartTitle, texts.noStart(reason, folder));
  app.exit(1);
}

/** After a fault that nobody expected, what is in memory is not to be trusted; what is on disk is. */
function giveUp(error: Error): void {
  log.error('The app ended after a fault', error);
  const texts = textsFor(app.getLocale());
  dialog.showErrorBox(texts.faultTitle, texts.fault(join(folder, 'logs')));
  app.exit(1);
}

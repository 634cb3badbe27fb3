import { forkReader } from '#main/nfc/spawn.ts';
import { superviseReader } from '#main/nfc/supervisor.ts';
import { dialogPrinter } from '#main/ports/printer.ts';
import { type Desk, openDesk } from '../desk.ts';
import { fileLog } from '../log.ts';
import { builtFile, rendererFolder } from '../paths.ts';
import { type HeadlessServer, serveHeadless } from './server.ts';

export interface HeadlessOptions {
  folder: string;
  host: string;
  /** Null for the one of the last time, or a free one. */
  port: number | null;
}

export interface Headless {
  readonly desk: Desk;
  readonly server: HeadlessServer;
  close(reason: string): Promise<void>;
}

/**
 * Runs the app without a window, for a browser.
 * @returns null when another process has the data folder
 */
export async function startHeadless(options: HeadlessOptions): Promise<Headless | null> {
  const log = fileLog(options.folder);
  const desk = await openDesk({
    folder: options.folder,
    host: 'headless',
    log,
    printer: dialogPrinter,
    reader: () => superviseReader({ spawn: () => forkReader(builtFile('reader.js')), log: (line) => log.info(line) }),
  });
  if (desk === null) return null;
  try {
    const server = await serveHeadless(desk, { ...options, rendererFolder: rendererFolder() });
    return {
      desk,
      server,
      async close(reason) {
        server.refuse();
        try {
          await desk.close(reason);
        } finally {
          await server.close();
        }
      },
    };
  } catch (error) {
    await desk.close('The server could not be started.');
    throw error;
  }
}

import type { WebContents } from 'electron';
import type { Printer } from '#main/ports/printer.ts';

/** A print that the system never answers for must not hold up the desk, nor its end. In ms. */
const PATIENCE_MS = 60_000;

/** Prints what a window has laid out, on a printer of the system and without a dialog. */
export function windowPrinter(windows: {
  contentsOf(connectionId: string): WebContents | null;
  /** Any window: printers belong to the system, but are asked for through one. */
  any(): WebContents | null;
}): Printer {
  return {
    mode: 'silent',
    async list() {
      const printers = await windows.any()?.getPrintersAsync();
      // Electron does not tell which one is the default; leaving the choice open prints on it.
      return (printers ?? []).map(({ name, displayName }) => ({ name, label: displayName || name, isDefault: false }));
    },
    async print(connectionId, printer, size) {
      const contents = windows.contentsOf(connectionId);
      if (contents === null) return 'The window that asked is not there any more.';
      if (printer !== null) {
        const known = await contents.getPrintersAsync();
        if (!known.some(({ name }) => name === printer)) {
          return `The printer ${printer} is not there. Choose another in the settings.`;
        }
      }
      return print(contents, printer, size);
    },
  };
}

function print(
  contents: WebContents,
  printer: string | null,
  size: { widthMm: number; heightMm: number },
): Promise<string | null> {
  return new Promise((resolve) => {
    const gone = () => settle('The window was closed before the badge was printed.');
    const timer = setTimeout(() => settle('The printer did not answer.'), PATIENCE_MS);
    const settle = (failure: string | null) => {
      clearTimeout(timer);
      contents.off('destroyed', gone);
      resolve(failure);
    };
    contents.once('destroyed', gone);
    try {
      contents.print(
        {
          silent: true,
          printBackground: true,
          margins: { marginType: 'none' },
          pageSize: { width: microns(size.widthMm), height: microns(size.heightMm) },
          ...(printer === null ? {} : { deviceName: printer }),
        },
        (done, reason) => settle(done ? null : reason || 'The printer refused the badge.'),
      );
    } catch (error) {
      settle(error instanceof Error ? error.message : String(error));
    }
  });
}

function microns(millimetres: number): number {
  return Math.round(millimetres * 1000);
}

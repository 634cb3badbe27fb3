/** Printing as a host offers it. */
export interface Printer {
  /** `silent`: the host prints by itself. `dialog`: only the renderer can print, through the browser's dialog. */
  readonly mode: 'silent' | 'dialog';
  list(): Promise<{ name: string; label: string; isDefault: boolean }[]>;
  /**
   * Prints what the window behind a connection has laid out for print.
   * @param printer name of the system's printer, or null for its default
   * @returns null when the system took it, else the reason why not
   */
  print(
    connectionId: string,
    printer: string | null,
    size: { widthMm: number; heightMm: number },
  ): Promise<string | null>;
}

/** A host without a printing service of its own: the renderer prints. */
export const dialogPrinter: Printer = {
  mode: 'dialog',
  list: () => Promise.resolve([]),
  print: () => Promise.resolve('This host prints through the dialog of the browser.'),
};

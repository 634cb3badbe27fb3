/** Printing as a host offers it. */
export interface Printer {
  /** `silent`: the host prints by itself. `dialog`: only the renderer can print, through the browser's dialog. */
  readonly mode: 'silent' | 'dialog';
  list(): Promise<{ name: string; label: string; isDefault: boolean }[]>;
  /**
   * Prints one page.
   * @param url a page of the app that shows the badge and nothing else
   * @param size of the label in millimetres
   * @returns null when it was handed to the system, else the reason why not
   */
  print(url: string, printer: string | null, size: { widthMm: number; heightMm: number }): Promise<string | null>;
}

/** A host without a printing service of its own: the renderer prints. */
export const dialogPrinter: Printer = {
  mode: 'dialog',
  list: () => Promise.resolve([]),
  print: () => Promise.resolve('This host prints through the dialog of the browser.'),
};

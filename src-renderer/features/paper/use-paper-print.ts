import '#renderer/features/print/print-sheet.css';
import { useEffect, useRef, useState } from 'react';
import { openPrintDialog } from '#renderer/features/print/print-sheet.tsx';
import type { PaperElement } from '#shared/domain/paper-sheets.ts';
import { nodeOf } from './paper-nodes.ts';

/** Blocks that are made before the screen is painted again. */
const AT_ONCE = 50;

/**
 * Lays blocks out for the printer and opens the dialog of the browser or the system, in which they can be saved as PDF too. They stay
 * laid out until others are printed or the screen that printed them is gone: some systems read them after the dialog was closed.
 * @returns `progress` from 0 to 1 while they are laid out, else null
 */
export function usePaperPrint(): {
  print: (sheets: readonly (() => PaperElement)[]) => Promise<void>;
  progress: number | null;
} {
  const [progress, setProgress] = useState<number | null>(null);
  const laidOut = useRef<HTMLElement | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      laidOut.current?.remove();
    };
  }, []);

  const print = async (sheets: readonly (() => PaperElement)[]) => {
    laidOut.current?.remove();
    const host = document.createElement('div');
    host.className = 'print-sheet paper-sheet paper';
    host.setAttribute('aria-hidden', 'true');
    for (let from = 0; from < sheets.length; from += AT_ONCE) {
      setProgress(from / sheets.length);
      await new Promise(requestAnimationFrame);
      if (gone.current) return;
      host.append(...sheets.slice(from, from + AT_ONCE).map((sheet) => nodeOf(sheet())));
    }
    laidOut.current = host;
    document.body.append(host);
    setProgress(null);
    await openPrintDialog();
  };
  return { print, progress };
}

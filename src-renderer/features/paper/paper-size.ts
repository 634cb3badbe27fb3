import { PAPER_SIZES, type PaperSize } from '#shared/domain/paper-style.ts';

const KEY = 'lanyard.paperSize';

/** The sheets that this desk's printer had last. */
export function lastPaperSize(): PaperSize {
  const kept = localStorage.getItem(KEY);
  return kept !== null && Object.hasOwn(PAPER_SIZES, kept) ? (kept as PaperSize) : 'a4';
}

export function keepPaperSize(size: PaperSize): void {
  localStorage.setItem(KEY, size);
}

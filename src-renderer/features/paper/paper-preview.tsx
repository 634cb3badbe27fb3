import { type CSSProperties, useLayoutEffect, useRef } from 'react';
import { previewZoom } from '#renderer/features/print/preview-zoom.ts';
import type { PaperElement } from '#shared/domain/paper-sheets.ts';
import { PAPER_MARGIN_MM, PAPER_SIZES, type PaperSize } from '#shared/domain/paper-style.ts';
import { firstRows, nodeOf } from './paper-nodes.ts';

/** Rows of one block: a page has room for fewer. */
const MOST_ROWS = 60;
/** Between the paper and the frame, on both sides. In pixels. */
const AROUND = 32;

/** The first blocks as they will be printed, scaled to the width that there is. */
export function PaperPreview({
  sheets,
  size,
  label,
}: {
  sheets: readonly (() => PaperElement)[];
  size: PaperSize;
  label: string;
}) {
  const frame = useRef<HTMLElement>(null);
  const paper = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    paper.current?.replaceChildren(...sheets.map((sheet) => nodeOf(firstRows(sheet(), MOST_ROWS))));
    frame.current?.scrollTo(0, 0);
  }, [sheets]);

  useLayoutEffect(() => {
    const [outer, inner] = [frame.current, paper.current];
    if (outer === null || inner === null) return;
    const refit = () => {
      const zoom = previewZoom(PAPER_SIZES[size], outer.clientWidth - AROUND, Number.POSITIVE_INFINITY);
      inner.style.zoom = String(Math.max(0.1, Math.min(1, zoom)));
    };
    refit();
    const observer = new ResizeObserver(refit);
    observer.observe(outer);
    return () => observer.disconnect();
  }, [size]);

  const style: CSSProperties & Record<`--${string}`, string> = {
    '--paper-w': `${PAPER_SIZES[size].widthMm}mm`,
    '--paper-h': `${PAPER_SIZES[size].heightMm}mm`,
    '--paper-margin': `${PAPER_MARGIN_MM}mm`,
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section ref={frame} className="paper-preview" aria-label={label} tabIndex={0}>
      <div ref={paper} className="paper" style={style} />
    </section>
  );
}

import './print-sheet.css';
import { useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { badgeTemplate } from '#shared/domain/badges.ts';
import { Badge, type BadgeFace } from './badge.tsx';
import { applyPageSize } from './page-size.ts';

/**
 * What the printer gets: while it is mounted, printing the page prints this badge and nothing else. It is laid out by the
 * time the effects of whoever mounts it run.
 */
export function PrintSheet({ face }: { face: BadgeFace }) {
  useLayoutEffect(() => applyPageSize(badgeTemplate(face.template)), [face.template]);
  return createPortal(
    <div className="print-sheet" aria-hidden="true">
      <Badge face={face} />
    </div>,
    document.body,
  );
}

/** Longer than a browser needs to tell that its dialog is closed, for those that do not tell. In ms. */
const AFTER_MS = 400;

/** Opens the browser's print dialog; resolves when it is closed again. Whether somebody printed there, no browser tells. */
export function openPrintDialog(): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('afterprint', () => resolve(), { once: true });
    window.print();
    window.setTimeout(resolve, AFTER_MS);
  });
}

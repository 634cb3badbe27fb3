import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import { useFormat } from '#renderer/app/format.ts';
import { useScans } from '#renderer/app/state/services.tsx';
import { useTopLayer } from '#renderer/ui/index.ts';
import { VerdictFace } from './verdict-face.tsx';
import { announcementOf } from './words.ts';

const VISIBLE_MS = 5000;
const CLOSING_MS = 30;

/**
 * Announces every verdict to screen readers, and shows it large where the panel of the check-in screen is not in sight: on
 * other screens and over an open dialog.
 */
export function ScanOverlay() {
  const { t } = useTranslation();
  const format = useFormat();
  const scans = useScans();
  const [location] = useHashLocation();
  const shown = useStore(scans.store, (state) => state.shown);
  const [visible, setVisible] = useState<number | null>(null);
  const [place, setPlace] = useState<Element>(document.body);
  const ref = useRef<HTMLDivElement>(null);
  const order = shown?.order ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of screen alone shows nothing, only a new scan does
  useEffect(() => {
    if (order === 0) return;
    setPlace([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body);
    // A dialog that made the scan, the walk-in, is about to close: the panel behind it is the better place.
    const show = window.setTimeout(() => {
      const hidden = location !== '/' || document.querySelector('dialog[open]') !== null;
      setVisible(hidden ? order : null);
    }, CLOSING_MS);
    const hide = window.setTimeout(() => setVisible(null), VISIBLE_MS);
    return () => {
      window.clearTimeout(show);
      window.clearTimeout(hide);
    };
  }, [order]);

  const open = visible === order && shown !== null;
  useTopLayer(ref, open, order);
  const announcement = shown?.result && !shown.undone ? announcementOf(shown.result, t, format) : (shown?.fault ?? '');

  return (
    <>
      <div ref={ref} className="verdict-over" popover="manual" data-testid="scan-overlay">
        {open && <VerdictFace shown={shown} fresh />}
      </div>
      {/* What is outside of an open modal dialog is silent. */}
      {createPortal(
        <div className="ui-hidden" role="alert" data-testid="announcer">
          {/* The same words twice in a row must be announced twice. */}
          <span key={order}>{announcement}</span>
        </div>,
        place,
      )}
    </>
  );
}

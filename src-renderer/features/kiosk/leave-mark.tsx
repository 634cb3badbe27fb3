import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '#renderer/app/mark.tsx';
import { PinPad } from './pin-pad.tsx';

const PRESSES = 5;
/** Presses further apart than this are no row. In ms. */
const ROW_MS = 2000;
const LONG_MS = 1500;

/** The corner by which staff get to the PIN: five touches, or one long one. Visitors who touch it by chance see nothing happen. */
export function LeaveMark() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const row = useRef({ count: 0, at: 0 });
  const held = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(held.current), []);

  const press = () => {
    const now = Date.now();
    const { count, at } = row.current;
    const next = now - at <= ROW_MS ? count + 1 : 1;
    row.current = { count: next % PRESSES, at: now };
    if (next === PRESSES) setAsking(true);
  };
  const release = () => window.clearTimeout(held.current);
  return (
    <>
      <button
        type="button"
        className="kiosk-mark"
        aria-label={t('kiosk.leave.mark')}
        onClick={press}
        onPointerDown={() => {
          held.current = window.setTimeout(() => setAsking(true), LONG_MS);
        }}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
      >
        <Mark size={40} />
      </button>
      {asking && <PinPad onClose={() => setAsking(false)} />}
    </>
  );
}

import { useEffect, useState } from 'react';
import { useFormat } from '#renderer/app/format.ts';

/** The time on the wall. */
export function Clock() {
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <time className="kiosk-clock" dateTime={new Date(now).toISOString().slice(0, 16)}>
      {format.clock(now)}
    </time>
  );
}

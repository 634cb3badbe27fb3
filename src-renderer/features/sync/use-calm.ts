import { useEffect, useRef, useState } from 'react';

/**
 * A value that changes its kind only once the new one has lasted for `ms`: what comes and goes within that is not shown. Within a
 * kind it changes at once, and so does it from `none`.
 */
export function useCalm<T extends { kind: string }>(value: T, ms: number): T {
  const { kind } = value;
  const [shown, setShown] = useState(kind);
  const last = useRef(value);
  useEffect(() => {
    if (kind === shown) last.current = value;
  });
  useEffect(() => {
    if (kind === shown) return;
    const timer = window.setTimeout(() => setShown(kind), shown === 'none' ? 0 : ms);
    return () => window.clearTimeout(timer);
  }, [kind, shown, ms]);
  return kind === shown ? value : last.current;
}

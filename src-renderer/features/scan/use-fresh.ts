import { useEffect, useState } from 'react';

/** Whether `version` has changed within the last `ms`: loud at first, calm later. */
export function useFresh(version: unknown, ms: number): boolean {
  const [calm, setCalm] = useState<unknown>(undefined);
  useEffect(() => {
    const timer = window.setTimeout(() => setCalm(version), ms);
    return () => window.clearTimeout(timer);
  }, [version, ms]);
  return version !== undefined && calm !== version;
}

import { useEffect, useRef, useState } from 'react';
import { useClient, useLinkState, usePush } from '#renderer/api/context.tsx';
import { createDoubleReadFilter } from '#renderer/features/scan/double-read.ts';
import type { ReaderStatus, ReaderTap } from '#shared/contract/desk.ts';
import { AppError } from '#shared/domain/errors.ts';
import { chosenReader } from './chosen-reader.ts';

/** `away`: there is none to hear; `taken`: another kiosk has it. */
export type KioskReader = 'ready' | 'away' | 'taken';

/** How often a reader that is not to be had is asked for again: after a reload, the connection from before may still have it. In ms. */
const AGAIN_MS = 2000;

/** Has the reader of this kiosk send its badges here and nowhere else, and again whenever it or the connection comes back. */
export function useKioskReader(onTap: (tap: ReaderTap) => void): KioskReader {
  const client = useClient();
  const isLinked = useLinkState() === 'ready';
  const [status, setStatus] = useState<ReaderStatus | null>(null);
  const [heard, setHeard] = useState<string | null>(null);
  const [taken, setTaken] = useState(false);
  const fresh = useRef(createDoubleReadFilter());

  usePush('desk', 'readerStatus', setStatus);
  usePush('desk', 'tapped', (tap) => {
    if (fresh.current(tap.uid, Date.now())) onTap(tap);
  });
  useEffect(() => {
    if (!isLinked) {
      setHeard(null);
      return;
    }
    client.desk.reader({}).then(setStatus, () => undefined);
  }, [client, isLinked]);

  const there = status?.state === 'ready' ? status.readers.filter(({ state }) => state !== 'error') : [];
  const names = there.map(({ name }) => name);
  const [listed, isHeard] = [names.join('\n'), heard !== null && names.includes(heard)];
  useEffect(() => {
    if (!isLinked || isHeard) return;
    let isOver = false;
    const claim = async () => {
      const chosen = chosenReader();
      const wanted = chosen === null ? listed.split('\n').filter(Boolean) : [chosen];
      for (const reader of wanted) {
        try {
          await client.kiosk.listen({ reader });
          if (!isOver) setHeard(reader);
          if (!isOver) setTaken(false);
          return;
        } catch (error) {
          if (error instanceof AppError && error.code === 'conflict' && !isOver) setTaken(true);
        }
      }
    };
    void claim();
    const timer = window.setInterval(() => void claim(), AGAIN_MS);
    return () => {
      isOver = true;
      window.clearInterval(timer);
    };
  }, [client, isLinked, isHeard, listed]);

  if (isHeard) return 'ready';
  return taken && names.length > 0 ? 'taken' : 'away';
}

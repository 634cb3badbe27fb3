import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useScans } from '#renderer/app/state/services.tsx';
import { createDoubleReadFilter } from '#renderer/features/scan/double-read.ts';
import type { ScanSubject } from '#shared/contract/check-in.ts';
import type { HeldUp } from '#shared/contract/meetings.ts';

/** What came of the badge that was held up last. */
export interface Held {
  /** Counts up with each one: the same words twice are said twice. */
  order: number;
  answer: HeldUp | null;
  /** The sentence of a fault. */
  fault: string | null;
}

/**
 * While it is in use, badges and tickets mark arrival at meetings of this event, in place of checking people in.
 * @param pointId the table at which the reader stands; null for one of all tables
 */
export function useHeldUp(eventId: string, pointId: string | null, isOn: boolean): Held | null {
  const { t } = useTranslation();
  const client = useClient();
  const scans = useScans();
  const [held, setHeld] = useState<Held | null>(null);
  const count = useRef(0);
  const fresh = useRef(createDoubleReadFilter());
  useEffect(() => {
    if (!isOn) return;
    const ask = async (subject: ScanSubject) => {
      const order = ++count.current;
      // Of two that follow each other at once the later one is shown.
      const show = (next: Omit<Held, 'order'>) =>
        setHeld((last) => (last !== null && last.order > order ? last : { order, ...next }));
      try {
        const answer = await client.meetings.arriveWith({ eventId, subject, meetingPointId: pointId });
        show({ answer, fault: null });
        scans.ring(answer.outcome === 'arrived' ? 'entry' : 'refused');
      } catch (error) {
        show({ answer: null, fault: sentenceOf(error, t) });
        scans.ring('error');
      }
    };
    return scans.intercept((medium) => {
      const subject: ScanSubject =
        medium.kind === 'code'
          ? { kind: 'code', code: medium.code }
          : { kind: 'badge', uid: medium.tap.uid, payload: medium.tap.payload };
      const name = medium.kind === 'code' ? medium.code : medium.tap.uid;
      if (fresh.current(name, Date.now())) void ask(subject);
      return true;
    });
  }, [client, eventId, isOn, pointId, scans, t]);
  return held;
}

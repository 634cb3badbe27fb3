import { ArrowRight } from 'lucide-react';
import { type CSSProperties, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Icon, Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board } from '#shared/contract/plans.ts';
import { callOuts, pageAt } from './call-outs.ts';
import { calledAt, countdown } from './now-next.ts';
import { useNow } from './use-now.ts';

/** How long a page stays: long enough to find one's own name. In ms. */
const PAGE_MS = 12_000;
/** A line of the list with the space after it, and the least width of a column, in px: as in live.css. */
const LINE = { wide: 68, narrow: 54 };
const COLUMN = { wide: 460, narrow: 320 };
const NARROW = 760;

/**
 * The screen for the hall: when the next round begins, and who goes where. Pages follow each other by themselves.
 * @param children what can be done with the screen, at its upper end
 */
export function CallOutScreen({ event, board, children }: { event: EventRecord; board: Board; children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const list = useRef<HTMLUListElement>(null);
  const [fit, setFit] = useState({ columns: 1, rows: 1 });
  const now = useNow(1000);
  const [since] = useState(now);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = () => {
      const size = window.innerWidth <= NARROW ? 'narrow' : 'wide';
      const columns = Math.max(1, Math.floor(element.clientWidth / COLUMN[size]));
      setFit({ columns, rows: Math.max(1, Math.floor(element.clientHeight / LINE[size])) });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const perPage = fit.columns * fit.rows;
  const round = calledAt(board.rounds, now);
  const roundId = round?.id ?? null;
  const called = useMemo(() => (roundId === null ? [] : callOuts(board, roundId)), [board, roundId]);
  const { page, pages } = pageAt(called.length, perPage, now - since, PAGE_MS);
  const left = round === null ? null : countdown(round.startAt - now);
  const title =
    round === null || left === null
      ? t('live.over')
      : round.startAt <= now
        ? t('live.running', { time: zone.clock(round.startAt) })
        : left.minutes >= 1
          ? t('live.callIn', {
              time: zone.clock(round.startAt),
              count: left.minutes + (left.seconds > 0 ? 1 : 0),
              formatted: format.number(left.minutes + (left.seconds > 0 ? 1 : 0)),
            })
          : t('live.callSoon', { time: zone.clock(round.startAt), count: left.seconds });
  return (
    <main className="call-out" aria-label={t('live.callOut')}>
      <header>
        <h1>{title}</h1>
        <span className="call-out-page ui-dim">
          {pages > 1 && t('live.page', { page: format.number(page + 1), pages: format.number(pages) })}
        </span>
        {children}
      </header>
      <ul
        ref={list}
        aria-label={t('live.callOuts')}
        style={{ '--rows': fit.rows, '--columns': fit.columns } as CSSProperties}
      >
        {called.slice(page * perPage, (page + 1) * perPage).map(({ id, name, table }) => (
          <li key={`${id} ${table}`}>
            <b>
              <Name text={name} cut />
            </b>
            <Icon of={ArrowRight} size={24} />
            <span>{table === null ? t('board.noTable') : <Name text={table} cut />}</span>
          </li>
        ))}
      </ul>
      {called.length === 0 && <p className="call-out-none">{t('live.nobodyCalled')}</p>}
    </main>
  );
}

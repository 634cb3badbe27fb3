import { AlarmClockPlus, CalendarPlus, Ellipsis, List, Map as MapIcon, Megaphone, Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { hallAddress } from '#renderer/app/state/hall.ts';
import { useMayAt } from '#renderer/app/use-may-here.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, Name, Popover, Segmented } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board } from '#shared/contract/plans.ts';
import { DelayDialog } from './delay-dialog.tsx';
import { LiveArrivals } from './live-arrivals.tsx';
import { LiveFloor } from './live-floor.tsx';
import { LiveTables } from './live-tables.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { begunIn, clockOf, roundsAt, tablesNow } from './now-next.ts';
import { ReplanDialog } from './replan-dialog.tsx';
import { useAllHeight } from './use-all-height.ts';
import { useNow } from './use-now.ts';

/** Nobody counts down to a round of another day. */
const DAY_MS = 24 * 3_600_000;

/** Now and next at every table, what is to be done where somebody did not come, and the way to the screen for the hall. */
export function LiveView({ event, board: given, readOnly }: { event: EventRecord; board: Board; readOnly: boolean }) {
  const { t } = useTranslation();
  const zone = useZoneFormat(event.timeZone);
  const now = useNow(1000);
  const [view, setView] = useState<'list' | 'floor'>('list');
  const top = useAllHeight(view);
  const [openId, setOpenId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'replan' | 'delay' | null>(null);
  const [, navigate] = useLocation();
  const marksArrivals = useMayAt(event, 'door.work');
  const { rounds } = given;
  const at = roundsAt(rounds, now);
  const present = rounds.find(({ id }) => id === at.now?.id) ?? null;
  const coming = rounds.find(({ id }) => id === at.next?.id) ?? null;
  const board = useMemo(() => begunIn(given, present), [given, present]);
  const tables = useMemo(() => tablesNow(board, { now: present, next: coming }), [board, present, coming]);
  const opened = board.meetings.find(({ id }) => id === openId);
  return (
    <>
      <div ref={top} className="live-head">
        <div className="live-round">
          <span className="ui-dim">{t('live.now')}</span>
          <b>{present === null ? t('live.noRound') : <Name text={present.name} />}</b>
          {present !== null && <span>{t('live.until', { time: zone.clock(present.endAt) })}</span>}
        </div>
        <div className="live-round">
          <span className="ui-dim">{t('live.next')}</span>
          <b>{coming === null ? t('live.noneNext') : <Name text={coming.name} />}</b>
          {coming !== null && (
            <span role="timer">
              {coming.startAt - now < DAY_MS
                ? t('live.startsIn', { time: zone.clock(coming.startAt), left: clockOf(coming.startAt - now) })
                : zone.moment(coming.startAt)}
            </span>
          )}
        </div>
        <div className="live-do">
          <Segmented
            label={t('board.view')}
            value={view}
            options={[
              { value: 'list', label: t('live.list'), icon: List },
              { value: 'floor', label: t('live.floor'), icon: MapIcon },
            ]}
            onChange={setView}
          />
          <Button icon={Megaphone} onClick={() => navigate(hallAddress(event.id))}>
            {t('live.callOut')}
          </Button>
          {!readOnly && (
            <>
              <Button icon={Wrench} onClick={() => setDialog('replan')}>
                {t('live.replan')}
              </Button>
              <Popover
                label={t('plans.more')}
                trigger={(props) => (
                  <Button icon={Ellipsis} {...props}>
                    {t('plans.more')}
                  </Button>
                )}
              >
                {(close) => (
                  <div className="plan-menu">
                    <Button
                      icon={AlarmClockPlus}
                      variant="quiet"
                      disabled={rounds.every(({ endAt }) => endAt <= now)}
                      onClick={() => {
                        close();
                        setDialog('delay');
                      }}
                    >
                      {t('live.delay')}
                    </Button>
                    <Button icon={CalendarPlus} variant="quiet" onClick={() => navigate(`/events/${event.id}/rounds`)}>
                      {t('live.addRound')}
                    </Button>
                  </div>
                )}
              </Popover>
            </>
          )}
        </div>
      </div>
      {marksArrivals && <LiveArrivals event={event} board={board} />}
      {view === 'list' ? (
        <LiveTables board={board} tables={tables} onOpen={setOpenId} />
      ) : (
        <LiveFloor board={board} tables={tables} onOpen={setOpenId} />
      )}
      {opened !== undefined && (
        <MeetingDialog event={event} board={board} meeting={opened} now={now} onClose={() => setOpenId(null)} />
      )}
      {dialog === 'replan' && <ReplanDialog event={event} board={board} onClose={() => setDialog(null)} />}
      {dialog === 'delay' && (
        <DelayDialog
          event={event}
          board={board}
          roundId={coming?.id ?? present?.id ?? null}
          now={now}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

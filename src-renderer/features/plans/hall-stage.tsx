import './live.css';
import { ExternalLink, Maximize, Minimize, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useLinkState } from '#renderer/api/context.tsx';
import { useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { hallAddress, isOwnWindow, keepHall } from '#renderer/app/state/hall.ts';
import { useServices } from '#renderer/app/state/services.tsx';
import { Chip, EmptyState, IconButton } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { partAddress } from './addresses.ts';
import { CallOutScreen } from './call-out-screen.tsx';
import { published } from './chosen.ts';
import { useBoard, usePlans } from './use-plans.ts';
import { useWakeLock } from './use-wake-lock.ts';

/**
 * The whole window for the hall, at an address of its own: it can stand on a projector while the desk works on. It is for reading
 * alone, so it stays when the desk locks itself; whoever leaves it stands before the lock.
 */
export default function HallStage({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const query = useEvents();
  const event = query.data?.find(({ id }) => id === eventId);
  const { session } = useServices();
  useWakeLock();
  useEffect(() => {
    keepHall(eventId);
    // It is left for itself: whoever wants more than to read has to say who they are.
    if (isOwnWindow) session.getState().lock();
    return () => keepHall(null);
  }, [eventId, session]);
  useEffect(() => {
    document.title = t('live.callOut');
  }, [t]);
  if (query.data === undefined)
    return (
      <Bare eventId={eventId}>
        <Failed query={query} />
      </Bare>
    );
  if (event === undefined)
    return (
      <Bare eventId={eventId}>
        <EmptyState title={t('events.gone')}>{t('events.goneHint')}</EmptyState>
      </Bare>
    );
  return <OfEvent event={event} />;
}

function OfEvent({ event }: { event: EventRecord }) {
  const { t } = useTranslation();
  const plans = usePlans(event.id);
  const plan = published(plans.data ?? []);
  const board = useBoard(plan?.id ?? null);
  if (plans.data === undefined)
    return (
      <Bare eventId={event.id}>
        <Failed query={plans} />
      </Bare>
    );
  if (plan === undefined)
    return (
      <Bare eventId={event.id}>
        <EmptyState title={t('live.none')}>{t('live.hallNoneHint')}</EmptyState>
      </Bare>
    );
  if (board.data === undefined)
    return (
      <Bare eventId={event.id}>
        <Failed query={board} />
      </Bare>
    );
  return (
    <CallOutScreen event={event} board={board.data}>
      <Controls eventId={event.id} />
    </CallOutScreen>
  );
}

/** Where there is nobody to be called: why, and the way back. */
function Bare({ eventId, children }: { eventId: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="call-out" aria-label={t('live.callOut')}>
      <header className="call-out-bare">
        <Controls eventId={eventId} />
      </header>
      {children}
    </main>
  );
}

/** What can be done with the screen. Escape leaves it; where the page has made itself fill the screen, the first one only leaves that. */
function Controls({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const link = useLinkState();
  const isWhole = useWholeScreen();
  useEffect(() => {
    const leave = (key: KeyboardEvent) => {
      if (key.key === 'Escape' && document.fullscreenElement === null) close(eventId, navigate);
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [eventId, navigate]);
  return (
    <div className="call-out-do">
      {link === 'lost' && <Chip tone="no">{t('shell.linkShort')}</Chip>}
      {document.fullscreenEnabled && (isWhole || !isFilled()) && (
        <IconButton
          icon={isWhole ? Minimize : Maximize}
          label={t(isWhole ? 'live.partScreen' : 'live.wholeScreen')}
          onClick={() =>
            void (isWhole ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
              () => undefined,
            )
          }
        />
      )}
      {!isOwnWindow && (
        <IconButton
          icon={ExternalLink}
          label={t('live.ownWindow')}
          onClick={() => {
            // It is signed in as this window is. Without one, as where the browser forbids it, the hall stays here.
            const opened = window.open(`${location.pathname}#${hallAddress(eventId)}`, 'lanyard-hall', 'popup');
            if (opened !== null) navigate(partAddress(eventId, 'live'));
          }}
        />
      )}
      <IconButton icon={X} label={t('common.close')} onClick={() => close(eventId, navigate)} />
    </div>
  );
}

function close(eventId: string, navigate: (to: string) => void): void {
  // A window that was opened for this has nothing else to go back to.
  if (isOwnWindow) window.close();
  else navigate(partAddress(eventId, 'live'));
}

/** Whether the window was put over the whole screen by something else than this page, as one on a projector is. */
function isFilled(): boolean {
  return window.matchMedia('(display-mode: fullscreen)').matches;
}

function useWholeScreen(): boolean {
  const [isWhole, setWhole] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setWhole(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return isWhole;
}

import './live.css';
import { ExternalLink, Maximize, Minimize, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { useLinkState } from '#renderer/api/context.tsx';
import { useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { Chip, EmptyState, IconButton } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { hallAddress, partAddress } from './addresses.ts';
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
  useWakeLock();
  useEffect(() => {
    document.title = t('live.callOut');
  }, [t]);
  if (query.data === undefined) return <Failed query={query} />;
  if (event === undefined)
    return (
      <Bare eventId={eventId} title={t('events.gone')}>
        {t('events.goneHint')}
      </Bare>
    );
  return <OfEvent event={event} />;
}

function OfEvent({ event }: { event: EventRecord }) {
  const { t } = useTranslation();
  const plans = usePlans(event.id);
  const plan = published(plans.data ?? []);
  const board = useBoard(plan?.id ?? null);
  if (plans.data === undefined) return <Failed query={plans} />;
  if (plan === undefined)
    return (
      <Bare eventId={event.id} title={t('live.none')}>
        {t('live.hallNoneHint')}
      </Bare>
    );
  if (board.data === undefined) return <Failed query={board} />;
  return (
    <CallOutScreen event={event} board={board.data}>
      <Controls eventId={event.id} />
    </CallOutScreen>
  );
}

/** Where there is nobody to be called: why, and the way back. */
function Bare({ eventId, title, children }: { eventId: string; title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="call-out" aria-label={t('live.callOut')}>
      <header className="call-out-bare">
        <Controls eventId={eventId} />
      </header>
      <EmptyState title={title}>{children}</EmptyState>
    </main>
  );
}

/** What can be done with the screen. Escape leaves it; in the whole screen the first one only leaves that. */
function Controls({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const [, navigate] = useHashLocation();
  const link = useLinkState();
  const isWhole = useWholeScreen();
  // A window that was opened for this has nothing else to go back to.
  const isOwn = window.opener !== null;
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
      {document.fullscreenEnabled && (
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
      {!isOwn && (
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
  if (window.opener !== null) window.close();
  else navigate(partAddress(eventId, 'live'));
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

import './shell.css';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Router, useRoute } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import { Herald } from '#renderer/features/notifications/herald.tsx';
import { Toasts, VisuallyHidden } from '#renderer/ui/index.ts';
import type { User } from '#shared/contract/users.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LockScreen } from './lock-screen.tsx';
import { FirstRun, Hall, Kiosk, Overlays, Rescue } from './routes.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';
import { HALL, isHallKept, isOwnWindow } from './state/hall.ts';
import { useServices, useSession } from './state/services.tsx';
import { useIdleLock } from './use-idle-lock.ts';

/**
 * Chooses what the window shows: first run, sign-in, lock, or the shell with its screens. Addresses live behind the hash, which
 * works under app:// as well.
 */
export function App() {
  const { toasts } = useServices();
  const { t } = useTranslation();
  const items = useStore(toasts, (state) => state.items);
  return (
    <ErrorBoundary>
      <Router hook={useHashLocation}>
        <Stage />
      </Router>
      <Toasts items={items} closeLabel={t('common.close')} onDismiss={toasts.getState().dismiss} />
    </ErrorBoundary>
  );
}

function Stage() {
  const info = useSession((state) => state.info);
  const user = useSession((state) => state.user);
  const locked = useSession((state) => state.locked);
  const may = useSession((state) => state.may);
  const [, hall] = useRoute(HALL);
  useIdleLock();

  if (info === null) return <Waiting />;
  if (info.damaged)
    return (
      <Suspense>
        <Rescue />
      </Suspense>
    );
  if (info.firstRun === 'needsAdministrator' || (info.firstRun === 'needsEvent' && may('event.create') && !locked))
    return (
      <Suspense>
        <FirstRun />
      </Suspense>
    );
  if (user === null) return <SignIn />;
  if (user.kiosk !== null && isOwnWindow) return <Closing />;
  if (user.kiosk !== null)
    return (
      <Suspense>
        <Kiosk eventId={user.kiosk.eventId} />
      </Suspense>
    );
  if (hall !== null && may('door.read') && (!locked || isHallKept(hall.eventId)))
    return (
      <Suspense>
        <Hall eventId={hall.eventId} />
      </Suspense>
    );
  return (
    <>
      <Herald key={user.id} locked={locked} />
      {locked ? <LockScreen user={user} /> : <Attended user={user} />}
    </>
  );
}

function Attended({ user }: { user: User }) {
  return (
    <>
      <Shell user={user} />
      <Suspense>
        <Overlays />
      </Suspense>
    </>
  );
}

/** A window for the hall is no second kiosk. */
function Closing() {
  useEffect(() => window.close(), []);
  return null;
}

/** The first connection takes a few ms; the page stays empty rather than flash a spinner. */
function Waiting() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = 'Lanyard';
  }, []);
  return (
    <main className="waiting">
      <VisuallyHidden>{t('signIn.waiting')}</VisuallyHidden>
      <p aria-hidden="true">{t('signIn.waiting')}</p>
    </main>
  );
}

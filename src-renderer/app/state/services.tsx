import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { createContext, type ReactNode, useContext } from 'react';
import { I18nextProvider } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import { openChannel } from '#renderer/api/channel.ts';
import { LinkProvider } from '#renderer/api/context.tsx';
import { createLink, type Link } from '#renderer/api/link.ts';
import { keepLive } from '#renderer/api/live.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { newNonce } from '#renderer/api/nonce.ts';
import { openNotifier } from '#renderer/api/notifier.ts';
import { BEAT_MS, createOutbox, type Outbox } from '#renderer/features/scan/outbox.ts';
import { createScanDesk, type ScanDesk } from '#renderer/features/scan/scan-desk.ts';
import { createSounds } from '#renderer/features/scan/sounds.ts';
import { captureWedge } from '#renderer/features/scan/wedge.ts';
import { areToastsInHand } from '#renderer/ui/index.ts';
import { createI18n } from '../i18n.ts';
import { createDesk, type DeskState } from './desk.ts';
import { createDrafts, type DraftsState } from './drafts.ts';
import { isAtHall } from './hall.ts';
import { createNotices, type NoticesState } from './notices.ts';
import { createPrinting, type PrintingState } from './printing.ts';
import { createSession, type SessionState } from './session.ts';
import { createTasks, type TasksState } from './tasks.ts';
import { createToasts, type ToastState } from './toasts.ts';
import { createUi, type UiState } from './ui.ts';

/** Everything that lives as long as the window, made once and handed down: nothing is a global of a module. */
export interface Services {
  link: Link;
  queries: QueryClient;
  i18n: i18n;
  session: StoreApi<SessionState>;
  desk: StoreApi<DeskState>;
  ui: StoreApi<UiState>;
  toasts: StoreApi<ToastState>;
  printing: StoreApi<PrintingState>;
  tasks: StoreApi<TasksState>;
  drafts: StoreApi<DraftsState>;
  notices: StoreApi<NoticesState>;
  scans: ScanDesk;
}

/** Builds the services and ties them together. */
export function createServices(): Services {
  const link = createLink(openChannel);
  const queries = new QueryClient({
    // The core pushes what changes, and it is near: no polling, no guessing, no retry of what it refused.
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always', staleTime: 5_000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  const i18n = createI18n('en');
  // First the session, then the desk: on each connection the one is taken up before the other is asked for.
  const session = createSession(link, { storage: sessionStorage, lasting: localStorage }, () =>
    desk.getState().refresh(),
  );
  const desk = createDesk(link);
  const ui = createUi();
  const toasts = createToasts(session, () => document.hidden || areToastsInHand());
  const printing = createPrinting();
  const tasks = createTasks(link, session, sessionStorage);
  const drafts = createDrafts({
    post: (message) => link.client.messages.post(message),
    sentence: (error) => sentenceOf(error, i18n.t),
  });
  const notices = createNotices(openNotifier(), localStorage);
  const play = createSounds();

  const outbox = createOutbox(localStorage, sessionStorage, Date.now, newNonce);
  const scans = createScanDesk({
    link,
    outbox,
    place() {
      const settings = desk.getState().settings;
      return settings?.eventId ? { eventId: settings.eventId, direction: settings.direction } : null;
    },
    ready: () => isAttended(session.getState()),
    sound: (kind) => {
      if (desk.getState().settings?.sound) play(kind);
    },
    passed({ verdict, registration }) {
      if (verdict === 'admitted' && registration !== null && desk.getState().settings?.autoPrint)
        printing.getState().ask({ registrationId: registration.id, name: registration.name, automatic: true });
    },
    homeless: () => toasts.getState().show({ text: i18n.t('scan.chooseEvent'), tone: 'no' }),
    sentence: (error) => sentenceOf(error, i18n.t),
    who: () => session.getState().user?.id ?? null,
    now: () => Date.now(),
  });

  link.on('desk', 'tapped', (tap) => scans.tap(tap));
  link.on('app', 'closing', ({ reason }) => ui.setState({ closing: reason }));
  link.state.subscribe(({ state }) => {
    if (state === 'ready') ui.setState({ closing: null });
  });
  keepLive(link, queries);
  followSession(session, queries, scans, drafts, ui);
  followDesk(desk, i18n);
  link.start();
  keepOutbox(outbox, session, scans);
  warnBeforeLeaving(session, scans);
  return { link, queries, i18n, session, desk, ui, toasts, printing, tasks, drafts, notices, scans };
}

/** Scanners are listened to while somebody is at the desk: never while a password is typed. */
function followSession(
  session: StoreApi<SessionState>,
  queries: QueryClient,
  scans: ScanDesk,
  drafts: StoreApi<DraftsState>,
  ui: StoreApi<UiState>,
): void {
  let stop: (() => void) | null = null;
  const follow = ({ user, locked }: SessionState, before?: SessionState) => {
    if (isAttended({ user, locked })) stop ??= captureWedge(window, (code) => scans.code(code, 'scan'));
    else {
      stop?.();
      stop = null;
    }
    if (before !== undefined && !isSameWindow(before.user, user)) {
      scans.dismiss();
      ui.getState().clear();
      queries.clear();
      if (user !== null) drafts.getState().forgetOthers(user.id);
    }
  };
  follow(session.getState());
  session.subscribe(follow);
  window.addEventListener('hashchange', () => follow(session.getState()));
}

/** Whether staff sit at this window. A kiosk has nobody, and readers of its own; before the screen of the hall stands whoever reads it. */
function isAttended({ user, locked }: Pick<SessionState, 'user' | 'locked'>): boolean {
  return user !== null && user.kiosk === null && !locked && !isAtHall();
}

/** Whether a window shows what it showed: to the same person, and as a kiosk or as none. */
function isSameWindow(before: SessionState['user'], now: SessionState['user']): boolean {
  return before?.id === now?.id && (before?.kiosk === null) === (now?.kiosk === null);
}

/** Makes what other windows left, as soon as somebody is there, and keeps what is this window's. */
function keepOutbox(outbox: Outbox, session: StoreApi<SessionState>, scans: ScanDesk): void {
  const look = () => {
    outbox.beat();
    if (session.getState().user?.kiosk === null) void scans.resume();
  };
  look();
  session.subscribe(({ user }, before) => {
    if (user !== null && !isSameWindow(before.user, user)) look();
  });
  window.setInterval(look, BEAT_MS);
  window.addEventListener('pagehide', () => outbox.end());
}

/**
 * Scans that wait are kept and made by the next window; but whoever closes this one should know that they wait. Not in
 * Electron, where this would keep the window open without a word, and where the core is no further than the window.
 */
function warnBeforeLeaving(session: StoreApi<SessionState>, scans: ScanDesk): void {
  window.addEventListener('beforeunload', (event) => {
    if (scans.store.getState().open > 0 && session.getState().info?.host === 'headless') event.preventDefault();
  });
}

/** Theme and language of the desk, on the page. */
function followDesk(desk: StoreApi<DeskState>, i18n: i18n): void {
  const root = document.documentElement;
  desk.subscribe(({ settings }) => {
    if (settings === null) return;
    if (settings.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = settings.theme;
    root.lang = settings.language;
    if (i18n.language !== settings.language) void i18n.changeLanguage(settings.language);
  });
}

const ServicesContext = createContext<Services | null>(null);

/** Hands the services to the tree. */
export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return (
    <ServicesContext value={services}>
      <LinkProvider link={services.link}>
        <QueryClientProvider client={services.queries}>
          <I18nextProvider i18n={services.i18n}>{children}</I18nextProvider>
        </QueryClientProvider>
      </LinkProvider>
    </ServicesContext>
  );
}

/** The services themselves, for handlers. Components that show state use the hooks below. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices outside of ServicesProvider');
  return services;
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useServices().session, select);
}

export function useDesk<T>(select: (state: DeskState) => T): T {
  return useStore(useServices().desk, select);
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useServices().ui, select);
}

export function useTasks<T>(select: (state: TasksState) => T): T {
  return useStore(useServices().tasks, select);
}

export function useScans(): ScanDesk {
  return useServices().scans;
}

/** Shows a toast: `useToast()({ text, tone: 'ok' })`. */
export function useToast(): ToastState['show'] {
  return useStore(useServices().toasts, (state) => state.show);
}

/** The event that this desk is for, or null. */
export function useEventId(): string | null {
  return useDesk((state) => state.settings?.eventId ?? null);
}

import './shell.css';
import { ChevronsUpDown, Lock, Unplug } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as Anchor, Route, Switch, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useLinkState } from '#renderer/api/context.tsx';
import { useEvents } from '#renderer/api/queries.ts';
import { ConflictsChip } from '#renderer/features/conflicts/conflicts-chip.tsx';
import { Bell } from '#renderer/features/notifications/bell.tsx';
import { LostLeases } from '#renderer/features/sync/lease-notes.tsx';
import { SyncChip } from '#renderer/features/sync/sync-chip.tsx';
import { Banner, Button, Chip, EmptyState, Icon, Kbd } from '#renderer/ui/index.ts';
import type { User } from '#shared/contract/users.ts';
import { BatteryChip } from './battery-chip.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeysOverlay } from './keys-overlay.tsx';
import { Palette } from './palette.tsx';
import { ReaderChip } from './reader-chip.tsx';
import { SCREENS } from './routes.tsx';
import { useDesk, useScans, useServices, useSession, useUi } from './state/services.tsx';
import { TaskTray } from './task-tray.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame around every screen. */
export function Shell({ user }: { user: User }) {
  const { t } = useTranslation();
  const overlay = useUi((state) => state.overlay);
  const open = useUi((state) => state.open);
  const [location] = useLocation();
  const allowed = useSession((state) => state.may);
  const screens = SCREENS.filter((screen) => allowed(screen.permission));
  useShortcuts();

  return (
    <div className="shell">
      <button type="button" className="shell-skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('shell.skip')}
      </button>
      <Head />
      <Notice />
      <nav className="shell-nav" aria-label={t('nav.label')}>
        <ul>
          {screens
            .filter(({ aside }) => !aside)
            .map(({ path, name, icon, badge: Badge }) => (
              <li key={path}>
                <Anchor href={path} aria-current={isAt(path, location) ? 'page' : undefined}>
                  <Icon of={icon} size={22} />
                  <span>{t(`nav.${name}`)}</span>
                  {Badge && <Badge />}
                </Anchor>
              </li>
            ))}
        </ul>
      </nav>
      <main id="main" className="shell-main" tabIndex={-1}>
        <ErrorBoundary resetKey={location}>
          <Suspense>
            <Switch>
              {screens.map(({ path, component, below }) => (
                <Route key={path} path={below ? `${path}/*?` : path} component={component} />
              ))}
              <Route>
                <EmptyState title={t('shell.unknown')} actions={<Anchor href="/">{t('shell.back')}</Anchor>} />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      <footer className="shell-foot">
        <span className="ui-cut">{t('shell.signedInAs', { name: user.name })}</span>
        <span className="shell-foot-end">
          <button type="button" onClick={() => open('keys')}>
            <Kbd keys="?" /> {t('shell.keys')}
          </button>
          <button type="button" onClick={() => open('palette')}>
            <Kbd keys="Ctrl K" /> {t('shell.goTo')}
          </button>
        </span>
      </footer>
      {overlay === 'palette' && <Palette />}
      {overlay === 'keys' && <KeysOverlay />}
    </div>
  );
}

/** Whether an address is that of a screen, or lies below it. */
function isAt(path: string, location: string): boolean {
  return location === path || (path !== '/' && location.startsWith(`${path}/`));
}

function Head() {
  const { t } = useTranslation();
  const { session, ui } = useServices();
  const settings = useDesk((state) => state.settings);
  const events = useEvents();
  const link = useLinkState();
  const event = events.data?.find(({ id }) => id === settings?.eventId);
  const title = event?.title ?? t('common.noEvent');

  return (
    <header className="shell-head">
      <div className="shell-place">
        <button
          type="button"
          className="shell-event"
          title={t('shell.switchEvent')}
          onClick={() => ui.getState().open('palette')}
        >
          <bdi dir="auto" className="ui-cut">
            {events.isPending ? '' : title}
          </bdi>
          <Icon of={ChevronsUpDown} size={16} />
        </button>
        <span className="shell-desk ui-cut" dir="auto">
          {settings?.name}
        </span>
      </div>
      <div className="shell-chips">
        {link === 'lost' && <Chip tone="no">{t('shell.linkShort')}</Chip>}
        <ConflictsChip />
        <TaskTray />
        <SyncChip />
        <BatteryChip />
        <ReaderChip />
        {settings?.autoPrint && (
          <Chip tone="ok" title={t('printer.title')}>
            {settings.printer ?? t('printer.system')}
          </Chip>
        )}
      </div>
      <Bell />
      <span className="shell-lock">
        <Button icon={Lock} keys="Ctrl L" onClick={() => session.getState().lock()}>
          {t('shell.lock')}
        </Button>
      </span>
    </header>
  );
}

/** Lines under the header: while the core is out of reach, and what another desk has taken over. */
function Notice() {
  const { t } = useTranslation();
  const link = useLinkState();
  const closing = useUi((state) => state.closing);
  const open = useStore(useScans().store, (state) => state.open);
  return (
    <div className="shell-notice">
      {link === 'lost' && (
        <Banner tone="warn" icon={Unplug}>
          {closing === null ? t('shell.linkLost') : t('shell.closing', { reason: closing })}{' '}
          {open > 0 && <b>{t('scan.pending', { count: open })}</b>}
        </Banner>
      )}
      <LostLeases />
    </div>
  );
}

import { CalendarDays, FileUp, GitFork, MessagesSquare, ScanLine, Settings, UsersRound } from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import { CheckInScreen } from '#renderer/features/check-in/check-in-screen.tsx';
import { UnreadBadge } from '#renderer/features/messages/unread-badge.tsx';
import { ToldPerson } from '#renderer/features/notifications/told-person.tsx';
import { PrintHost } from '#renderer/features/print/print-host.tsx';
import { ScanOverlay } from '#renderer/features/scan/scan-overlay.tsx';
import type { LucideIcon } from '#renderer/ui/index.ts';
import type { Permission } from '#shared/domain/roles.ts';
import type { en } from './messages/en.ts';
import { useUi } from './state/services.tsx';

export interface Screen {
  /** Address behind the hash. */
  path: string;
  /** Key of its name under `nav` in the catalogues. */
  name: Exclude<keyof (typeof en)['nav'], 'label'>;
  icon: LucideIcon;
  /** Whoever lacks this neither sees nor reaches the screen. */
  permission: Permission;
  component: ComponentType;
  /** It has screens of its own at the addresses below its own. */
  below?: true;
  /** It is not in the navigation: what calls for it leads there. */
  aside?: true;
  /** Stands at its name in the navigation: how much there is to see. */
  badge?: ComponentType;
}

const People = lazy(() => import('#renderer/features/people/people-screen.tsx'));
const Conflicts = lazy(() => import('#renderer/features/conflicts/conflicts-screen.tsx'));
const Import = lazy(() => import('#renderer/features/import/import-screen.tsx'));
const Events = lazy(() => import('#renderer/features/events/events-screen.tsx'));
const Messages = lazy(() => import('#renderer/features/messages/messages-screen.tsx'));
const SettingsScreen = lazy(() => import('#renderer/features/settings/settings-screen.tsx'));

/**
 * The screens, in the order of the navigation. To add one: write `features/<f>/<f>-screen.tsx` with a default export, its texts
 * in `messages/<language>/<f>.ts`, and replace the component here by `lazy(() => import('#renderer/features/…'))`.
 * Check-in is the only one that is not lazy: it must be there at once.
 */
export const SCREENS: readonly Screen[] = [
  { path: '/', name: 'checkIn', icon: ScanLine, permission: 'door.work', component: CheckInScreen },
  { path: '/people', name: 'people', icon: UsersRound, permission: 'door.read', component: People },
  { path: '/import', name: 'import', icon: FileUp, permission: 'people.import', component: Import },
  { path: '/events', name: 'events', icon: CalendarDays, permission: 'event.manage', component: Events, below: true },
  { path: '/conflicts', name: 'conflicts', icon: GitFork, permission: 'door.read', component: Conflicts, aside: true },
  {
    path: '/messages',
    name: 'messages',
    icon: MessagesSquare,
    permission: 'messages.use',
    component: Messages,
    below: true,
    badge: UnreadBadge,
  },
  {
    path: '/settings',
    name: 'settings',
    icon: Settings,
    permission: 'desk.settings',
    component: SettingsScreen,
    below: true,
  },
];

/** The wizard that is shown until `app.info().firstRun` is `done`. */
export const FirstRun: ComponentType = lazy(() => import('#renderer/features/first-run/first-run.tsx'));

/** What is shown while the database is damaged. */
export const Rescue: ComponentType = lazy(() => import('#renderer/features/rescue/rescue-screen.tsx'));

/** The whole window for attendees, while the session is a kiosk. Null: of the event that the desk is for. */
export const Kiosk = lazy(() => import('#renderer/features/kiosk/kiosk-stage.tsx'));

/** The whole window for the hall: who goes where. */
export const Hall = lazy(() => import('#renderer/features/plans/hall-stage.tsx'));
const OpenKiosk = lazy(() => import('#renderer/features/kiosk/open-kiosk.tsx'));

/**
 * What stands over every screen: whom a notification is about, the verdict of a scan made elsewhere, the taker of print requests,
 * what a kiosk needs before it opens.
 */
export function Overlays() {
  const kioskOf = useUi((state) => state.kioskOf);
  return (
    <>
      {kioskOf !== null && <OpenKiosk eventId={kioskOf} />}
      <ToldPerson />
      <ScanOverlay />
      <PrintHost />
    </>
  );
}

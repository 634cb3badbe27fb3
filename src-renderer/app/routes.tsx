import { CalendarDays, FileUp, ScanLine, Settings, UsersRound } from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import { CheckInScreen } from '#renderer/features/check-in/check-in-screen.tsx';
import { PrintHost } from '#renderer/features/print/print-host.tsx';
import { ScanOverlay } from '#renderer/features/scan/scan-overlay.tsx';
import type { LucideIcon } from '#renderer/ui/index.ts';
import type { Permission } from '#shared/domain/roles.ts';
import type { en } from './messages/en.ts';

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
}

const People = lazy(() => import('#renderer/features/people/people-screen.tsx'));
const Import = lazy(() => import('#renderer/features/import/import-screen.tsx'));
const Events = lazy(() => import('#renderer/features/events/events-screen.tsx'));
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
  { path: '/settings', name: 'settings', icon: Settings, permission: 'desk.settings', component: SettingsScreen },
];

/** The wizard that is shown until `app.info().firstRun` is `done`. */
export const FirstRun: ComponentType = lazy(() => import('#renderer/features/first-run/first-run.tsx'));

/** What stands over every screen: the verdict of a scan made elsewhere, the taker of print requests. */
export function Overlays() {
  return (
    <>
      <ScanOverlay />
      <PrintHost />
    </>
  );
}

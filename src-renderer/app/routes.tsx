import { CalendarDays, FileUp, ScanLine, Settings, UsersRound } from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import { CheckInScreen } from '#renderer/features/check-in/check-in-screen.tsx';
import { ScanOverlay } from '#renderer/features/scan/scan-overlay.tsx';
import type { LucideIcon } from '#renderer/ui/index.ts';
import type { Permission } from '#shared/domain/roles.ts';
import type { en } from './messages/en.ts';
import { PrintHost } from './print-host.tsx';

export interface Screen {
  /** Address behind the hash. */
  path: string;
  /** Key of its name under `nav` in the catalogues. */
  name: Exclude<keyof (typeof en)['nav'], 'label'>;
  icon: LucideIcon;
  /** Whoever lacks this neither sees nor reaches the screen. */
  permission: Permission;
  component: ComponentType;
}

const Missing = lazy(() => import('./missing-screen.tsx'));

/**
 * The screens, in the order of the navigation. To add one: write `features/<f>/<f>-screen.tsx` with a default export, its texts
 * in `messages/<language>/<f>.ts`, and replace the component here by `lazy(() => import('#renderer/features/…'))`.
 * Check-in is the only one that is not lazy: it must be there at once.
 */
export const SCREENS: readonly Screen[] = [
  { path: '/', name: 'checkIn', icon: ScanLine, permission: 'door.work', component: CheckInScreen },
  { path: '/people', name: 'people', icon: UsersRound, permission: 'door.read', component: Missing },
  { path: '/import', name: 'import', icon: FileUp, permission: 'people.import', component: Missing },
  { path: '/events', name: 'events', icon: CalendarDays, permission: 'event.manage', component: Missing },
  { path: '/settings', name: 'settings', icon: Settings, permission: 'desk.settings', component: Missing },
];

/** The wizard that is shown until `app.info().firstRun` is `done`. */
export const FirstRun: ComponentType = Missing;

/** What stands over every screen: the verdict of a scan made elsewhere, the taker of print requests. */
export function Overlays() {
  return (
    <>
      <ScanOverlay />
      <PrintHost />
    </>
  );
}

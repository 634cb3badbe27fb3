import './settings.css';
import {
  Building2,
  CircleUserRound,
  ClipboardCheck,
  DatabaseBackup,
  FolderSearch,
  History,
  Hourglass,
  Keyboard,
  MonitorCog,
  MonitorSmartphone,
  Nfc,
  Package,
  Printer,
  Timer,
  UserCog,
  Webhook,
} from 'lucide-react';
import { type ComponentType, Fragment, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route } from 'wouter';
import { useServices, useSession } from '#renderer/app/state/services.tsx';
import { AccountSection } from '#renderer/features/account/account-section.tsx';
import { SystemsSection } from '#renderer/features/api/systems-section.tsx';
import { FilesSection } from '#renderer/features/documents/files-section.tsx';
import { OrganizationSection } from '#renderer/features/organization/organization-section.tsx';
import { RetentionSection } from '#renderer/features/privacy/retention-section.tsx';
import { DesksSection } from '#renderer/features/sync/desks-section.tsx';
import { BackupsSection } from '#renderer/features/upkeep/backups-section.tsx';
import { BundlesSection } from '#renderer/features/upkeep/bundles-section.tsx';
import { JobsSection } from '#renderer/features/upkeep/jobs-section.tsx';
import { Icon, type LucideIcon, Page } from '#renderer/ui/index.ts';
import type { Permission } from '#shared/domain/roles.ts';
import { BadgesSection } from './badges-section.tsx';
import { DeskSection } from './desk-section.tsx';
import { ReaderSection } from './reader-section.tsx';
import { ReadinessSection } from './readiness-section.tsx';
import { UsersSection } from './users-section.tsx';

const HistorySection = lazy(() => import('#renderer/features/audit/history-section.tsx'));

type SectionName =
  | 'desk'
  | 'account'
  | 'readiness'
  | 'badges'
  | 'reader'
  | 'desks'
  | 'users'
  | 'organization'
  | 'retention'
  | 'history'
  | 'backups'
  | 'bundles'
  | 'jobs'
  | 'systems'
  | 'files';

interface Section {
  name: SectionName;
  icon: LucideIcon;
  permission: Permission;
  component: ComponentType;
}

/** The subjects under the heads of the list on the left. To add one: its line here, its name under `settings.section`. */
const GROUPS: readonly { name: 'desk' | 'organization' | 'installation'; sections: readonly Section[] }[] = [
  {
    name: 'desk',
    sections: [
      { name: 'desk', icon: MonitorCog, permission: 'desk.settings', component: DeskSection },
      { name: 'account', icon: CircleUserRound, permission: 'account.own', component: AccountSection },
      { name: 'readiness', icon: ClipboardCheck, permission: 'door.read', component: ReadinessSection },
      { name: 'badges', icon: Printer, permission: 'desk.settings', component: BadgesSection },
      { name: 'reader', icon: Nfc, permission: 'door.read', component: ReaderSection },
      { name: 'desks', icon: MonitorSmartphone, permission: 'door.read', component: DesksSection },
    ],
  },
  {
    name: 'organization',
    sections: [
      {
        name: 'organization',
        icon: Building2,
        permission: 'organization.manage',
        component: OrganizationSection,
      },
      { name: 'users', icon: UserCog, permission: 'users.manage', component: UsersSection },
      { name: 'retention', icon: Hourglass, permission: 'organization.manage', component: RetentionSection },
      { name: 'history', icon: History, permission: 'organization.manage', component: HistorySection },
    ],
  },
  {
    name: 'installation',
    sections: [
      { name: 'backups', icon: DatabaseBackup, permission: 'installation.manage', component: BackupsSection },
      { name: 'bundles', icon: Package, permission: 'installation.manage', component: BundlesSection },
      { name: 'jobs', icon: Timer, permission: 'installation.manage', component: JobsSection },
      { name: 'systems', icon: Webhook, permission: 'installation.manage', component: SystemsSection },
      { name: 'files', icon: FolderSearch, permission: 'installation.manage', component: FilesSection },
    ],
  },
];

/** Settings, one subject at a time, each at an address of its own. What a role may not change it does not see. */
export default function SettingsScreen() {
  return <Route path="/settings/:section?">{({ section }) => <Settings name={section ?? 'desk'} />}</Route>;
}

/** On a narrow screen the list is one line that scrolls. */
function intoSight(link: HTMLElement | null): void {
  link?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function Settings({ name }: { name: string }) {
  const { t } = useTranslation();
  const { ui } = useServices();
  const allowed = useSession((state) => state.may);
  const version = useSession((state) => state.info?.version ?? '');
  const groups = GROUPS.map(({ name, sections }) => ({
    name,
    sections: sections.filter((section) => allowed(section.permission)),
  })).filter(({ sections }) => sections.length > 0);
  const shown = groups.flatMap(({ sections }) => sections).find((section) => section.name === name);
  const Shown = shown?.component ?? DeskSection;
  return (
    <Page title={t('nav.settings')}>
      <div className="settings">
        <nav className="settings-nav" aria-label={t('settings.sections')}>
          {groups.map((group) => (
            <Fragment key={group.name}>
              <h2>{t(`settings.group.${group.name}`)}</h2>
              {group.sections.map((section) => (
                <Link
                  key={section.name}
                  href={`/settings/${section.name}`}
                  aria-current={section.name === (shown?.name ?? 'desk') ? 'page' : undefined}
                  {...(section.name === shown?.name ? { ref: intoSight } : {})}
                >
                  <Icon of={section.icon} />
                  <span>{t(`settings.section.${section.name}`)}</span>
                </Link>
              ))}
              {group.name === 'desk' && (
                <button type="button" onClick={() => ui.getState().open('keys')}>
                  <Icon of={Keyboard} />
                  <span>{t('settings.section.keys')}</span>
                </button>
              )}
            </Fragment>
          ))}
          <p>{t('settings.version', { version })}</p>
        </nav>
        <div className="settings-main" key={shown?.name}>
          <Suspense>
            <Shown />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}

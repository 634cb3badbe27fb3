import './settings.css';
import { ClipboardCheck, Database, Keyboard, MonitorCog, Nfc, Printer, UserCog } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices, useSession } from '#renderer/app/state/services.tsx';
import { Icon, type LucideIcon, Page } from '#renderer/ui/index.ts';
import type { Permission } from '#shared/domain/roles.ts';
import { BadgesSection } from './badges-section.tsx';
import { DataSection } from './data-section.tsx';
import { DeskSection } from './desk-section.tsx';
import { ReaderSection } from './reader-section.tsx';
import { ReadinessSection } from './readiness-section.tsx';
import { UsersSection } from './users-section.tsx';

type SectionName = 'desk' | 'readiness' | 'badges' | 'reader' | 'users' | 'data';

const SECTIONS: readonly {
  name: SectionName;
  icon: LucideIcon;
  permission: Permission;
  component: ComponentType;
}[] = [
  { name: 'desk', icon: MonitorCog, permission: 'desk.settings', component: DeskSection },
  { name: 'readiness', icon: ClipboardCheck, permission: 'door.read', component: ReadinessSection },
  { name: 'badges', icon: Printer, permission: 'desk.settings', component: BadgesSection },
  { name: 'reader', icon: Nfc, permission: 'door.read', component: ReaderSection },
  { name: 'users', icon: UserCog, permission: 'users.manage', component: UsersSection },
  { name: 'data', icon: Database, permission: 'event.manage', component: DataSection },
];

/** Settings, one subject at a time. What a role may not change it does not see. */
export default function SettingsScreen() {
  const { t } = useTranslation();
  const { ui } = useServices();
  const allowed = useSession((state) => state.may);
  const [name, setName] = useState<SectionName>('desk');
  const sections = SECTIONS.filter((section) => allowed(section.permission));
  const Section = sections.find((section) => section.name === name)?.component ?? DeskSection;
  return (
    <Page title={t('nav.settings')}>
      <div className="settings">
        <nav className="settings-nav" aria-label={t('settings.sections')}>
          {sections.map((section) => (
            <button
              key={section.name}
              type="button"
              aria-current={section.name === name ? 'page' : undefined}
              onClick={() => setName(section.name)}
            >
              <Icon of={section.icon} />
              <span>{t(`settings.section.${section.name}`)}</span>
            </button>
          ))}
          <button type="button" onClick={() => ui.getState().open('keys')}>
            <Icon of={Keyboard} />
            <span>{t('settings.section.keys')}</span>
          </button>
        </nav>
        <div className="settings-main" key={name}>
          <Section />
        </div>
      </div>
    </Page>
  );
}

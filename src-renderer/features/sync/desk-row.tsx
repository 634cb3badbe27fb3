import {
  ClockAlert,
  type LucideIcon,
  MonitorCog,
  MonitorSmartphone,
  TabletSmartphone,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button, Icon, Name, Tag, type Tone } from '#renderer/ui/index.ts';
import type { DeskEntry } from '#shared/contract/sync.ts';
import type { DeskRole } from '#shared/domain/desk-roles.ts';
import { agoWords, spanWords } from './spans.ts';

/** Clocks that are closer than this need nobody, in ms. */
export const CLOSE_MS = 2000;

const ICONS: Record<DeskRole, LucideIcon> = {
  desk: MonitorSmartphone,
  kiosk: TabletSmartphone,
  organizer: MonitorCog,
};

/** One desk: what it is there for, whether it is there, what it has to deliver, and what somebody should see to. */
export function DeskRow({
  desk,
  now,
  has,
  onRevoke,
}: {
  desk: DeskEntry;
  now: number;
  /** What it has for itself, in words. */
  has: readonly string[];
  onRevoke?: () => void;
}) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const own = useSession((state) => state.info?.version ?? '');
  const { name, letInAs, role, isHub, isThis, online, lastSeenAt, pending, clockOffset, version, diverged } = desk;
  const presence = online
    ? t('sync.online')
    : lastSeenAt === null
      ? t('sync.neverSeen')
      : t('sync.seen', { when: agoWords(now - lastSeenAt, i18n.language) });
  const facts = [
    presence,
    t(`sync.role.${role}`),
    letInAs !== null && letInAs !== name && t('sync.letInAs', { name: letInAs }),
    pending !== null && pending > 0 && t('sync.pending', { count: pending, formatted: format.number(pending) }),
    ...has,
  ];
  return (
    <li className="sync-desk">
      <span className="sync-desk-icon" data-tone={diverged ? 'no' : online ? 'ok' : 'idle'}>
        <Icon of={ICONS[role]} size={22} />
      </span>
      <span className="sync-desk-what">
        <span className="sync-desk-name">
          <b>
            <Name text={name} cut />
          </b>
          {isHub && <Tag tone="accent">{t('sync.isHub')}</Tag>}
          {isThis && <Tag>{t('sync.isThis')}</Tag>}
        </span>
        <span className="ui-dim">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {onRevoke && (
        <Button icon={Unplug} aria-label={t('sync.revokeNamed', { name })} onClick={onRevoke}>
          {t('sync.revoke')}
        </Button>
      )}
      {diverged && (
        <Note tone="no" icon={TriangleAlert} title={t('sync.diverged')}>
          {t('sync.divergedHint')}
        </Note>
      )}
      {clockOffset !== null && Math.abs(clockOffset) > CLOSE_MS && (
        <Note
          tone="warn"
          icon={ClockAlert}
          title={t(clockOffset > 0 ? 'sync.clock.ahead' : 'sync.clock.behind', {
            by: spanWords(clockOffset, i18n.language),
          })}
        >
          {t('sync.clock.hint')}
        </Note>
      )}
      {version !== null && version !== own && (
        <Note tone="idle" title={t('sync.version', { version, own })}>
          {t('sync.versionHint')}
        </Note>
      )}
    </li>
  );
}

function Note({ tone, icon, title, children }: { tone: Tone; icon?: LucideIcon; title: string; children: ReactNode }) {
  return (
    <p className="sync-note" data-tone={tone}>
      {icon && <Icon of={icon} size={18} />}
      <span>
        <b>{title}.</b> {children}
      </span>
    </p>
  );
}

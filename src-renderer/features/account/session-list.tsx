import './account.css';
import { MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Icon, Tag } from '#renderer/ui/index.ts';
import type { Session } from '#shared/contract/users.ts';
import { browserName } from './browser-name.ts';

/** Where an account is signed in, since when, and when it was last used from there. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (sessions.length === 0) return <p className="ui-dim">{t('account.nowhere')}</p>;
  return (
    <ul className="sessions">
      {sessions.map((session) => (
        <li key={`${session.createdAt} ${session.address}`}>
          <Icon of={MonitorSmartphone} size={22} />
          <span className="session-where">
            <b>
              {session.address === null ? t('account.here') : t('account.at', { address: session.address })}
              {session.client !== null && <> · {browserName(session.client) ?? t('account.browser')}</>}
            </b>
            <span className="ui-dim">
              {t('account.used', { since: format.moment(session.createdAt), last: format.moment(session.lastUsedAt) })}
            </span>
          </span>
          {session.current && <Tag tone="accent">{t('account.current')}</Tag>}
        </li>
      ))}
    </ul>
  );
}

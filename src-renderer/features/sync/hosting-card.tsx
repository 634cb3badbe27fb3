import { PowerOff, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useSession, useToast } from '#renderer/app/state/services.tsx';
import { AskFirst } from '#renderer/features/account/ask-first.tsx';
import { Button, Card } from '#renderer/ui/index.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { InviteDialog } from './invite-dialog.tsx';

/** The groups in which a fingerprint is compared, in hex digits. */
const GROUP = /.{1,4}/g;

/** This desk as the hub: letting desks in, where it is found, and the end of it. */
export function HostingCard({ hosting }: { hosting: NonNullable<SyncStatus['hosting']> }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const inCharge = useSession((state) => state.may)('installation.manage');
  const [invites, setInvites] = useState(false);
  const { hosts, port, fingerprint, connected } = hosting;
  return (
    <Card title={t('sync.hosting')}>
      <p className="ui-dim">{t('sync.hostingHint')}</p>
      <details className="sync-details">
        <summary>{t('sync.details')}</summary>
        <dl>
          <dt>{t('sync.address', { count: hosts.length })}</dt>
          <dd className="selectable">
            {hosts.map((host) => (
              <code key={host}>
                {host}:{port}
              </code>
            ))}
            <p className="ui-dim">{t('sync.addressHint')}</p>
          </dd>
          <dt>{t('sync.fingerprint')}</dt>
          <dd className="selectable">
            <code className="sync-print">{fingerprint.match(GROUP)?.join(' ')}</code>
            <p className="ui-dim">{t('sync.fingerprintHint')}</p>
          </dd>
        </dl>
      </details>
      {inCharge && (
        <div className="sync-foot">
          <Button variant="primary" icon={UserPlus} onClick={() => setInvites(true)}>
            {t('sync.letIn')}
          </Button>
          <AskFirst
            icon={PowerOff}
            label={t('sync.stopHosting')}
            question={connected === 0 ? t('sync.stopNobody') : t('sync.stopSure', { count: connected })}
            action={t('sync.stopHosting')}
            onAgreed={async () => {
              await client.sync.stopHosting({});
              toast({ text: t('sync.stopped'), tone: 'ok' });
            }}
          />
        </div>
      )}
      {invites && <InviteDialog onClose={() => setInvites(false)} />}
    </Card>
  );
}

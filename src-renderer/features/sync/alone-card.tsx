import { MonitorSmartphone, RadioTower } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { Card, Icon } from '#renderer/ui/index.ts';

/** Nobody shares the event so far: this desk can be the hub, or become one of a hub's. */
export function AloneCard({ onJoin }: { onJoin: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const inCharge = useSession((state) => state.may)('installation.manage');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const host = async () => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      // What is pushed afterwards changes the screen.
      await client.sync.host({});
    } catch (error) {
      setFault(sentenceOf(error, t));
      setBusy(false);
    }
  };
  return (
    <Card title={t('sync.alone')}>
      <p className="ui-dim">{t('sync.aloneHint')}</p>
      {inCharge ? (
        <div className="sync-choices">
          <button type="button" className="sync-choice" aria-busy={busy} onClick={() => void host()}>
            <Icon of={RadioTower} size={32} />
            <b>{t('sync.host')}</b>
            <span>{t('sync.hostHint')}</span>
          </button>
          <button type="button" className="sync-choice" onClick={onJoin}>
            <Icon of={MonitorSmartphone} size={32} />
            <b>{t('sync.join')}</b>
            <span>{t('sync.joinHint')}</span>
          </button>
        </div>
      ) : (
        <p>{t('sync.notInCharge')}</p>
      )}
      {fault !== null && (
        <p className="form-fault" data-tone="no" role="alert">
          {fault}
        </p>
      )}
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import { useDesk } from '#renderer/app/state/services.tsx';
import { Card } from '#renderer/ui/index.ts';
import { JoinFlow } from './join-flow.tsx';

/** A desk that is in use joins a hub. */
export function JoinCard({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const deskName = useDesk((state) => state.settings?.name ?? '');
  return (
    <Card title={t('sync.joinTitle')}>
      <p className="ui-dim">{t('sync.joinHint')}</p>
      <JoinFlow deskName={deskName} onBack={onClose} onJoined={onClose} />
    </Card>
  );
}

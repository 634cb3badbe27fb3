import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/state/services.tsx';
import { JoinFlow } from '#renderer/features/sync/join-flow.tsx';
import { StepHead } from './step-head.tsx';

/** A desk that nobody has begun with becomes one of a hub's: people, events and accounts come from there. */
export function JoinStep({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const deskName = useSession((state) => state.info?.deskName ?? '');
  return (
    <>
      <StepHead title={t('sync.joinTitle')}>{t('sync.joinHint')}</StepHead>
      <JoinFlow deskName={deskName} onBack={onBack} onJoined={onBack} />
    </>
  );
}

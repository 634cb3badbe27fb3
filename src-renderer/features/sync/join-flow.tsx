import '#renderer/features/forms/forms.css';
import './sync.css';
import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StartsAnew } from '#renderer/features/upkeep/starts-anew.tsx';
import { Button, ProgressBar } from '#renderer/ui/index.ts';
import { JoinCode } from './join-code.tsx';
import { JoinConfirm } from './join-confirm.tsx';
import { useJoin } from './use-join.ts';

/** How a desk becomes one of a hub's: by its code, after a look at what that leads to. */
export function JoinFlow({
  deskName,
  onBack,
  onJoined,
}: {
  /** As this desk is called so far. */
  deskName: string;
  onBack: () => void;
  /** Told where nothing has to start anew. */
  onJoined: () => void;
}) {
  const { t } = useTranslation();
  const { state, look, join, cancel, reset } = useJoin(onJoined);
  if (state.at === 'restarting') return <StartsAnew />;
  if (state.at === 'joining') {
    const said = state.message === '' ? t('sync.joining') : t('said', { text: state.message });
    return (
      <div className="form">
        <ProgressBar value={state.progress} label={t('sync.joining')} />
        <p role="status">{said}</p>
        <div>
          <Button icon={Square} onClick={cancel}>
            {t('sync.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  if (state.at === 'found') {
    const { code, hub, fault } = state;
    return (
      <JoinConfirm
        hub={hub}
        deskName={deskName}
        fault={fault}
        onJoin={(name, replace) => void join(code, hub, name, replace)}
        onBack={reset}
      />
    );
  }
  return (
    <JoinCode
      busy={state.at === 'looking'}
      fault={state.at === 'code' ? state.fault : null}
      onCode={(code) => void look(code)}
      onBack={onBack}
    />
  );
}

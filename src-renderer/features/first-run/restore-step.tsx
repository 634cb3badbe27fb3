import { ArrowLeft, History } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useLinkState } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { uploadFile } from '#renderer/api/upload.ts';
import { useFormat } from '#renderer/app/format.ts';
import { FileDrop } from '#renderer/features/forms/file-drop.tsx';
import { Button, ProgressBar } from '#renderer/ui/index.ts';
import { StepHead } from './step-head.tsx';

type State =
  | { at: 'choose'; fault: string | null }
  | { at: 'upload'; done: number | null }
  | { at: 'restarting'; events: number; registrations: number };

/** An empty desk takes over a backup: everything comes back, accounts too. */
export function RestoreStep({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const link = useLinkState();
  const [state, setState] = useState<State>({ at: 'choose', fault: null });
  const [wasLost, setWasLost] = useState(false);

  useEffect(() => {
    if (link === 'lost') setWasLost(true);
  }, [link]);

  const restore = async (file: File) => {
    setState({ at: 'upload', done: 0 });
    try {
      const { uploadId } = await uploadFile(file, { onProgress: (done) => setState({ at: 'upload', done }) });
      // The copy is checked as a whole before anything is replaced; nobody knows how long that takes.
      setState({ at: 'upload', done: null });
      setState({ at: 'restarting', ...(await client.app.restore({ uploadId })) });
    } catch (error) {
      setState({ at: 'choose', fault: sentenceOf(error, t('common.fault')) });
    }
  };

  if (state.at === 'restarting')
    return (
      <>
        <StepHead title={t('firstRun.restored')}>
          {t('firstRun.restoredHint', {
            events: t('firstRun.events', { count: state.events }),
            people: t('events.people', { count: state.registrations, formatted: format.number(state.registrations) }),
          })}
        </StepHead>
        <ProgressBar value={wasLost && link === 'ready' ? 1 : null} label={t('firstRun.restarting')} />
        <p role="status">{t('firstRun.restarting')}</p>
      </>
    );
  return (
    <>
      <StepHead title={t('firstRun.restoreTitle')}>{t('firstRun.restoreHint')}</StepHead>
      {state.at === 'choose' ? (
        <FileDrop
          icon={History}
          title={t('firstRun.restoreDrop')}
          hint={t('firstRun.restoreDropHint')}
          autoFocus
          onFile={(file) => void restore(file)}
        />
      ) : (
        <div className="form" role="status">
          <ProgressBar value={state.done} label={t('firstRun.restoreUpload')} />
          <p>{state.done === null ? t('firstRun.restoreCheck') : t('firstRun.restoreUpload')}</p>
        </div>
      )}
      {state.at === 'choose' && state.fault && (
        <p className="form-fault" data-tone="no" role="alert">
          {state.fault}
        </p>
      )}
      {state.at === 'choose' && (
        <div>
          <Button icon={ArrowLeft} onClick={onBack}>
            {t('firstRun.back')}
          </Button>
        </div>
      )}
    </>
  );
}

import { ArrowLeft, History } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useLinkState } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { uploadFile } from '#renderer/api/upload.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
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
  const toast = useToast();
  const [state, setState] = useState<State>({ at: 'choose', fault: null });
  const [wasLost, setWasLost] = useState(false);

  useEffect(() => {
    if (link === 'lost') setWasLost(true);
  }, [link]);

  const contents = ({ events, registrations }: { events: number; registrations: number }) => ({
    events: t('firstRun.events', { count: events }),
    people: t('events.people', { count: registrations, formatted: format.number(registrations) }),
  });
  const restore = async (file: File) => {
    setState({ at: 'upload', done: 0 });
    try {
      const { uploadId } = await uploadFile(file, {
        whole: true,
        onProgress: (done) => setState({ at: 'upload', done }),
      });
      // The copy is checked as a whole before anything is replaced; nobody knows how long that takes.
      setState({ at: 'upload', done: null });
      const found = await client.app.restore({ uploadId });
      setState({ at: 'restarting', ...found });
      // The restart may be over before anybody has read that: then the sign-in stands here, with this over it.
      toast({ text: t('firstRun.restoredToast', contents(found)), tone: 'ok', outlivesSession: true });
    } catch (error) {
      setState({ at: 'choose', fault: sentenceOf(error, t) });
    }
  };

  if (state.at === 'restarting')
    return (
      <>
        <StepHead title={t('firstRun.restored')}>{t('firstRun.restoredHint', contents(state))}</StepHead>
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

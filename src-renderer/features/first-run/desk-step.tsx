import { FileUp, ScanLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useDesk } from '#renderer/app/state/services.tsx';
import { Readiness } from '#renderer/features/settings/readiness.tsx';
import { Button, Name, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { StepHead } from './step-head.tsx';

/** The name of this desk, and whether it is ready for the first guest. */
export function DeskStep({ event, onDone }: { event: EventRecord | null; onDone: (path: string) => Promise<void> }) {
  const { t } = useTranslation();
  const update = useDesk((state) => state.update);
  const given = useDesk((state) => state.settings?.name ?? '');
  const [name, setName] = useState(given);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const listed = (event?.registrations ?? 0) > 0;

  const go = async (path: string) => {
    if (name.trim() === '') return setFault(t('wrong.deskName'));
    setBusy(true);
    setFault(null);
    try {
      await update({ name: name.trim() });
      await onDone(path);
    } catch (error) {
      setFault(sentenceOf(error, t));
      setBusy(false);
    }
  };

  return (
    <>
      <StepHead title={t('firstRun.deskTitle')}>
        {event === null ? (
          t('firstRun.deskHintBare')
        ) : (
          <>
            {t('firstRun.deskHint')} <Name text={event.title} />.
          </>
        )}
      </StepHead>
      <form
        className="form"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void go(listed ? '/' : '/import');
        }}
      >
        <TextField
          label={t('firstRun.deskName')}
          hint={t('firstRun.deskNameHint')}
          maxLength={100}
          autoFocus
          value={name}
          error={fault}
          onFocus={(focused) => focused.target.select()}
          onChange={(changed) => setName(changed.target.value)}
        />
        {event !== null && <Readiness eventId={event.id} />}
        <div className="first-go">
          {!listed && (
            <Button size="l" busy={busy} onClick={() => void go('/')}>
              {t('firstRun.withoutList')}
            </Button>
          )}
          <Button type="submit" variant="primary" size="l" keys="↵" icon={listed ? ScanLine : FileUp} busy={busy}>
            {listed ? t('firstRun.start') : t('firstRun.toImport')}
          </Button>
        </div>
      </form>
    </>
  );
}

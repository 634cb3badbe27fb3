import { ArrowLeft, CalendarPlus, LogOut, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useServices, useSession } from '#renderer/app/state/services.tsx';
import { EventForm } from '#renderer/features/events/event-form.tsx';
import { Button, Icon, type LucideIcon } from '#renderer/ui/index.ts';
import { StepHead } from './step-head.tsx';

/** Which event the desk is for: an invented one to play with, or one's own. */
export function EventStep({ onDone }: { onDone: (eventId: string) => Promise<void> }) {
  const { t } = useTranslation();
  const { session } = useServices();
  const client = useClient();
  const allowed = useSession((state) => state.may)('event.manage');
  const [creating, setCreating] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const loadDemo = async () => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      await onDone((await client.app.loadDemo({})).eventId);
    } catch (error) {
      setFault(sentenceOf(error, t));
      setBusy(false);
    }
  };

  if (!allowed)
    return (
      <>
        <StepHead title={t('firstRun.notYet')}>{t('firstRun.notYetHint')}</StepHead>
        <div>
          <Button icon={LogOut} onClick={() => void session.getState().signOut()}>
            {t('palette.signOut')}
          </Button>
        </div>
      </>
    );
  if (creating)
    return (
      <>
        <StepHead title={t('firstRun.createEvent')}>{t('firstRun.createEventHint')}</StepHead>
        <EventForm
          submitLabel={t('firstRun.createEventSubmit')}
          before={
            <Button icon={ArrowLeft} onClick={() => setCreating(false)}>
              {t('firstRun.back')}
            </Button>
          }
          onSaved={(event) => onDone(event.id)}
        />
      </>
    );
  return (
    <>
      <StepHead title={t('firstRun.whichEvent')}>{t('firstRun.whichEventHint')}</StepHead>
      <div className="first-choices">
        <Choice
          icon={Sparkles}
          title={t('firstRun.demo')}
          hint={busy ? t('firstRun.demoLoading') : t('firstRun.demoHint')}
          busy={busy}
          autoFocus
          onChoose={() => void loadDemo()}
        />
        <Choice
          icon={CalendarPlus}
          title={t('firstRun.create')}
          hint={t('firstRun.createHint')}
          onChoose={() => setCreating(true)}
        />
      </div>
      {fault && (
        <p className="form-fault" data-tone="no" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

function Choice({
  icon,
  title,
  hint,
  busy,
  autoFocus,
  onChoose,
}: {
  icon: LucideIcon;
  title: string;
  hint: string;
  busy?: boolean;
  autoFocus?: boolean;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className="first-choice"
      aria-busy={busy}
      // biome-ignore lint/a11y/noAutofocus: the screen is this choice and nothing else
      autoFocus={autoFocus}
      onClick={onChoose}
    >
      <Icon of={icon} size={32} />
      <b>{title}</b>
      <span>{hint}</span>
    </button>
  );
}

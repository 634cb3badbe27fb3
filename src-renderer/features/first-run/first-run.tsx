import './first-run.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { LanguageChoice } from '#renderer/app/language-choice.tsx';
import { Mark } from '#renderer/app/mark.tsx';
import { useDesk, useServices, useSession } from '#renderer/app/state/services.tsx';
import type { EventRecord } from '#shared/contract/events.ts';
import { AccountStep } from './account-step.tsx';
import { DeskStep } from './desk-step.tsx';
import { EventStep } from './event-step.tsx';
import { JoinStep } from './join-step.tsx';
import { RestoreStep } from './restore-step.tsx';

type Step =
  | { at: 'account' }
  | { at: 'restore' }
  | { at: 'join' }
  | { at: 'event' }
  | { at: 'desk'; event: EventRecord | null };

/** From an empty data folder to the first check-in: who is in charge, which event, which desk. */
export default function FirstRun() {
  const { t, i18n } = useTranslation();
  const { session } = useServices();
  const client = useClient();
  const update = useDesk((state) => state.update);
  const empty = useSession((state) => state.info?.firstRun === 'needsAdministrator');
  const [step, setStep] = useState<Step>({ at: empty ? 'account' : 'event' });
  const language = i18n.language === 'de' ? 'de' : 'en';

  /** The account is there; the event may be too, from the command line. */
  const onAccount = async () => {
    await update({ language });
    const { firstRun } = await client.app.info({});
    if (firstRun === 'needsEvent') setStep({ at: 'event' });
    else await toDesk(null);
  };
  const toDesk = async (eventId: string | null) => {
    const { events } = await client.events.list({});
    const event = events.find(({ id }) => id === eventId) ?? events[0] ?? null;
    if (event !== null) await update({ eventId: event.id });
    setStep({ at: 'desk', event });
  };
  const finish = async (path: string) => {
    window.location.hash = `#${path}`;
    await session.getState().refreshInfo();
  };

  return (
    <main className="first">
      <div className="first-head">
        <Mark size={44} />
        <ol className="first-steps" aria-label={t('firstRun.steps')}>
          {(['account', 'event', 'desk'] as const).map((name) => (
            <li key={name} aria-current={name === stepName(step) ? 'step' : undefined}>
              {t(`firstRun.step.${name}`)}
            </li>
          ))}
        </ol>
        <LanguageChoice
          onChange={(next) => {
            if (session.getState().user !== null) void update({ language: next });
          }}
        />
      </div>
      <div className="first-stage" key={step.at}>
        {step.at === 'account' && (
          <AccountStep
            onDone={onAccount}
            onRestore={() => setStep({ at: 'restore' })}
            onJoin={() => setStep({ at: 'join' })}
          />
        )}
        {step.at === 'restore' && <RestoreStep onBack={() => setStep({ at: 'account' })} />}
        {step.at === 'join' && <JoinStep onBack={() => setStep({ at: 'account' })} />}
        {step.at === 'event' && <EventStep onDone={toDesk} />}
        {step.at === 'desk' && <DeskStep event={step.event} onDone={finish} />}
      </div>
    </main>
  );
}

function stepName(step: Step): 'account' | 'event' | 'desk' {
  return step.at === 'restore' || step.at === 'join' ? 'account' : step.at;
}

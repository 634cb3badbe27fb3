import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { useChange } from './use-patch.ts';

/** What they have agreed to, when and to which wording; more of it, and taking it back when they ask for it. */
export function DetailsConsents({ details: { summary, consents } }: { details: RegistrationDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const change = useChange(summary.id);
  /** The one whose withdrawal was pressed once: it cannot be taken back, for its date would be another. */
  const [asking, setAsking] = useState<string | null>(null);
  const mayRecord = useSession((state) => state.may)('door.work');
  const [recording, setRecording] = useState(false);
  const withdraw = async (purpose: string, version: string) => {
    await change(() => client.registrations.setConsent({ id: summary.id, purpose, version, given: false }));
    setAsking(null);
  };
  return (
    <section className="details-part">
      <h3>{t('details.consents')}</h3>
      {consents.length === 0 && <p className="ui-dim">{t('details.noConsents')}</p>}
      <ul className="badges">
        {consents.map(({ purpose, version, at }) => (
          <li key={purpose}>
            <div>
              <span dir="auto">{purpose}</span>
              <span className="ui-dim">{t('details.consent', { time: format.moment(at), version })}</span>
            </div>
            {asking === purpose ? (
              <Button variant="danger" onClick={() => void withdraw(purpose, version)}>
                {t('details.withdrawSure')}
              </Button>
            ) : (
              <Button onClick={() => setAsking(purpose)}>{t('details.withdraw')}</Button>
            )}
          </li>
        ))}
      </ul>
      {mayRecord && (
        <div>
          <Button onClick={() => setRecording(true)}>{t('details.recordConsent')}</Button>
        </div>
      )}
      {recording && <ConsentDialog id={summary.id} onClose={() => setRecording(false)} />}
    </section>
  );
}

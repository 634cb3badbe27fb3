import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useChange } from '#renderer/features/check-in/use-patch.ts';
import { Button, Switch } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { MATCHING_CONSENT } from '#shared/domain/matching-rules.ts';

/** The wording that is recorded for a consent given at a desk. */
const WORDING = '1';

/** Whether they have agreed to be matched. It is given at once and can be taken back; withdrawing asks, for its date is gone then. */
export function ConsentSwitch({
  person: { id, name },
  consent,
  disabled,
}: {
  person: RegistrationSummary;
  consent: RegistrationDetail['consents'][number] | undefined;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const change = useChange(id);
  const [asking, setAsking] = useState(false);
  const set = (given: boolean, version = WORDING) =>
    change(() => client.registrations.setConsent({ id, purpose: MATCHING_CONSENT, version, given }));
  const give = async () => {
    if (!(await set(true))) return;
    toast({
      text: t('interests.consentGiven', { name: name || t('details.noName') }),
      tone: 'ok',
      action: { label: t('common.undo'), run: () => void set(false) },
    });
  };
  return (
    <div className="consent">
      <Switch
        label={
          <span className="consent-label">
            {t('interests.consent')}
            <span className="ui-dim">
              {consent === undefined
                ? t('interests.consentNone')
                : t('details.consent', { time: format.moment(consent.at), version: consent.version })}
            </span>
          </span>
        }
        checked={consent !== undefined}
        disabled={disabled}
        onChange={(event) => (event.target.checked ? void give() : setAsking(true))}
      />
      {asking && consent !== undefined && (
        <div className="consent-ask" data-tone="warn" role="alert">
          <p>{t('interests.consentSure')}</p>
          <div className="ui-line">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button
              variant="danger"
              autoFocus
              onClick={() => {
                setAsking(false);
                void set(false, consent.version);
              }}
            >
              {t('details.withdrawSure')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Icon } from '#renderer/ui/index.ts';
import type { Visit } from '#shared/contract/kiosk.ts';
import type { KioskDesk } from './kiosk-desk.ts';

/** Which wording is recorded, with the language that it was read in. Another wording is another number. */
const WORDING = 'kiosk-1';

/** Whether others may see the visitor: what is asked, in full, and a yes and a no that are alike in size. */
export function ConsentCard({
  visit: { takesPart, interests, needsConsent },
  desk,
}: {
  visit: Visit;
  desk: KioskDesk;
}) {
  const { t, i18n } = useTranslation();
  const version = `${WORDING}-${i18n.language}`;
  const set = (given: boolean) => desk.setConsent(given, version);
  const isAsked = asksConsent({ takesPart, interests, needsConsent });
  return (
    <div className="consent-card" data-tone={isAsked ? 'accent' : 'ok'}>
      <h2>
        <Icon of={takesPart ? Eye : EyeOff} size={28} />
        {isAsked ? t('kiosk.consent.title') : t('kiosk.consent.given')}
      </h2>
      <p>{isAsked ? t('kiosk.consent.wording') : t('kiosk.consent.givenHint')}</p>
      {isAsked ? (
        <div className="consent-card-answers">
          <Button size="l" variant="primary" onClick={() => set(true)}>
            {t('kiosk.consent.yes')}
          </Button>
          <Button
            size="l"
            onClick={() => {
              set(false);
              desk.show('mine');
            }}
          >
            {t('kiosk.consent.no')}
          </Button>
        </div>
      ) : (
        <Button size="l" onClick={() => set(false)}>
          {t('kiosk.consent.withdraw')}
        </Button>
      )}
    </div>
  );
}

/** Whether it is open if others may see the visitor: whoever has said no can say yes. */
export function asksConsent({
  takesPart,
  interests,
  needsConsent,
}: Pick<Visit, 'takesPart' | 'interests' | 'needsConsent'>) {
  return !takesPart || (needsConsent && interests.consent === null);
}

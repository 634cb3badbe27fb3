import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { Offer } from '#shared/contract/meetings.ts';
import { useAttempt } from './use-attempt.ts';

/** Who is here and free for whoever waits, the best first. One press, and the two meet at the table that is free now. */
export function OfferList({
  offers,
  nameOf,
  roundId,
  meetingPointId,
  onMet,
}: {
  offers: readonly Offer[];
  nameOf: (id: string) => string;
  /** Null after the last round. */
  roundId: string | null;
  meetingPointId: string | null;
  onMet: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const attempt = useAttempt();
  const [busy, setBusy] = useState(false);
  if (offers.length === 0 || roundId === null) return <p role="status">{t('live.noOffers')}</p>;
  const meet = async ({ waitingId, partner }: Offer) => {
    setBusy(true);
    const met = await attempt(() =>
      client.meetings.meetNow({ firstId: waitingId, secondId: partner.id, roundId, meetingPointId }),
    );
    setBusy(false);
    if (met === null) return;
    toast({ text: t('live.met', { first: nameOf(waitingId), second: partner.name }), tone: 'ok' });
    onMet();
  };
  return (
    <section className="live-offers" aria-label={t('live.offers')}>
      <h3>{t('live.offers')}</h3>
      <ul>
        {offers.map((offer) => (
          <li key={`${offer.waitingId} ${offer.partner.id}`}>
            <span className="live-person">
              <b>
                <Name text={offer.partner.name} />
              </b>
              <span className="ui-dim">
                {t('live.forWhom', { name: nameOf(offer.waitingId) })}
                {offer.partner.company !== null && (
                  <>
                    {' · '}
                    <Name text={offer.partner.company} />
                  </>
                )}
              </span>
              {offer.isMatch && <Tag tone="ok">{t('live.isMatch')}</Tag>}
            </span>
            <Button
              busy={busy}
              aria-label={t('live.meetNowNamed', { first: nameOf(offer.waitingId), second: offer.partner.name })}
              onClick={() => void meet(offer)}
            >
              {t('live.meetNow')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

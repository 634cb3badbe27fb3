import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { Offer } from '#shared/contract/meetings.ts';
import { useAttempt } from './use-attempt.ts';

/** Who is here and free for whoever waits, the best first. One press, and the two meet at the table that is free by it. */
export function OfferList({
  offers,
  nameOf,
  roundId,
  meetingPointId,
  hasBegun,
  at,
  onMet,
}: {
  offers: readonly Offer[];
  nameOf: (id: string) => string;
  /** The round in which they were to meet, in which those who are offered are free. */
  roundId: string;
  meetingPointId: string | null;
  /** Whether that round is under way. */
  hasBegun: boolean;
  /** When and where that is, as it is said. */
  at: string;
  onMet: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const attempt = useAttempt();
  const [busy, setBusy] = useState(false);
  if (offers.length === 0) return <p role="status">{t('live.noOffers')}</p>;
  const meet = async ({ waitingId, partner }: Offer) => {
    setBusy(true);
    const met = await attempt(() =>
      client.meetings.meetNow({ firstId: waitingId, secondId: partner.id, roundId, meetingPointId }),
    );
    setBusy(false);
    if (met === null) return;
    toast({ text: t('live.met', { first: nameOf(waitingId), second: partner.name, at }), tone: 'ok' });
    onMet();
  };
  const title = t(hasBegun ? 'live.offers' : 'live.offersThen');
  return (
    <section className="live-offers" aria-label={title}>
      <h3>{title}</h3>
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
              aria-label={t(hasBegun ? 'live.meetNowNamed' : 'live.meetThenNamed', {
                first: nameOf(offer.waitingId),
                second: offer.partner.name,
              })}
              onClick={() => void meet(offer)}
            >
              {t(hasBegun ? 'live.meetNow' : 'live.meetThen')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Clock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useProgramme } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { formatSpan } from '#renderer/features/events/time.ts';
import { Button, EmptyState, Select } from '#renderer/ui/index.ts';
import type { PartProps } from './part.ts';
import { roundNow } from './round-now.ts';
import { RoundPairing } from './round-pairing.tsx';

/** Who is put together in a round, without any likes. */
export function RoundsPart({ event }: PartProps) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const query = useProgramme(event.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [openedAt] = useState(() => Date.now());
  const rounds = query.data?.rounds;
  if (rounds === undefined) return <Failed query={query} />;
  const round = rounds.find(({ id }) => id === chosen) ?? roundNow(rounds, openedAt);
  if (round === undefined)
    return (
      <EmptyState
        icon={Clock}
        title={t('pairing.noRounds')}
        actions={<Button onClick={() => navigate(`/events/${event.id}/rounds`)}>{t('pairing.toRounds')}</Button>}
      >
        {t('pairing.noRoundsHint')}
      </EmptyState>
    );
  return (
    <>
      <div className="pairing-round">
        <Select
          label={t('pairing.round')}
          value={round.id}
          options={rounds.map((one) => ({
            value: one.id,
            label: `${one.name} (${formatSpan({ ...one, timeZone: event.timeZone }, i18n.language)})`,
          }))}
          onChange={setChosen}
        />
      </div>
      <RoundPairing key={round.id} event={event} round={round} />
    </>
  );
}

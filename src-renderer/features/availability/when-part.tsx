import './availability.css';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '#renderer/api/queries.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { RoundSwitches } from './round-switches.tsx';
import { useEventZone } from './use-event-zone.ts';

/** A part of a form in which somebody new says to which rounds they cannot come. Nothing where the event has no rounds. */
export function WhenPart({
  eventId,
  away,
  onAway,
}: {
  eventId: string;
  /** Rounds to which they cannot come. */
  away: readonly string[];
  onAway: (away: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const zone = useZoneFormat(useEventZone(eventId));
  const rounds = useProgramme(eventId).data?.rounds ?? [];
  if (rounds.length === 0) return null;
  const comes = rounds.filter(({ id }) => !away.includes(id)).length;
  return (
    <details className="when-part">
      <summary>
        {t('availability.ask')}{' '}
        <span className="ui-dim">
          {comes === rounds.length
            ? t('availability.all', { count: rounds.length })
            : t('availability.some', { count: rounds.length, comes })}
        </span>
      </summary>
      <RoundSwitches
        rounds={rounds.map((round) => ({ ...round, available: !away.includes(round.id) }))}
        zone={zone}
        onSwitch={({ id, available }) => onAway(available ? away.filter((one) => one !== id) : [...away, id])}
      />
    </details>
  );
}

import './availability.css';
import { useTranslation } from 'react-i18next';
import type { ZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Name, Switch } from '#renderer/ui/index.ts';
import { byDay, type RoundSaid } from './rounds.ts';

/** A switch for each round, under the days of the event. */
export function RoundSwitches({
  rounds,
  zone,
  disabled = false,
  onSwitch,
}: {
  rounds: readonly RoundSaid[];
  zone: ZoneFormat;
  disabled?: boolean;
  onSwitch: (round: RoundSaid) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="round-switches">
      {byDay(rounds, zone.day).map(({ day, rounds: its }) => (
        <fieldset key={day} disabled={disabled}>
          <legend className="ui-legend">{day}</legend>
          {its.map((round) => (
            <Switch
              key={round.id}
              label={
                <span className="round-switch">
                  <b>{t('availability.from', { from: zone.clock(round.startAt), until: zone.clock(round.endAt) })}</b>
                  <Name text={round.name} className="ui-dim" />
                </span>
              }
              checked={round.available}
              onChange={(event) => onSwitch({ ...round, available: event.target.checked })}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

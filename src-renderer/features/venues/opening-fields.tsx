import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MomentField } from '#renderer/features/events/moment-field.tsx';
import { Button, IconButton } from '#renderer/ui/index.ts';
import type { OpeningValues } from './venue-values.ts';

/** The times at which a room is open; without any it always is. */
export function OpeningFields({
  openings,
  error,
  timeZone,
  onChange,
}: {
  openings: readonly OpeningValues[];
  error: string | undefined;
  timeZone: string;
  onChange: (openings: readonly OpeningValues[]) => void;
}) {
  const { t } = useTranslation();
  const put = (place: number, change: Partial<OpeningValues>) =>
    onChange(openings.map((one, index) => (index === place ? { ...one, ...change } : one)));
  return (
    <fieldset className="room-openings">
      <legend className="ui-legend">{t('venues.openings')}</legend>
      {openings.map(({ from, until }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two times may be the same while they are typed
        <div key={place} className="room-opening">
          <MomentField
            label={t('venues.opensAt')}
            value={from}
            error={undefined}
            onChange={(value) => put(place, { from: value })}
          />
          <MomentField
            label={t('venues.closesAt')}
            value={until}
            error={place === openings.length - 1 ? error : undefined}
            onChange={(value) => put(place, { until: value })}
          />
          <IconButton
            icon={X}
            label={t('venues.removeOpening', { number: place + 1 })}
            onClick={() => onChange(openings.filter((_, index) => index !== place))}
          />
        </div>
      ))}
      <p className="ui-dim">
        {openings.length === 0 ? t('venues.alwaysOpen') : t('venues.openingsZone', { zone: timeZone })}
      </p>
      <div>
        <Button icon={Plus} onClick={() => onChange([...openings, { from: openings.at(-1)?.until ?? '', until: '' }])}>
          {t('venues.addOpening')}
        </Button>
      </div>
    </fieldset>
  );
}

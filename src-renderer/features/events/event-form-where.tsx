import { MapPin, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useVenues } from '#renderer/api/queries.ts';
import { Button, Icon, Select, TextField } from '#renderer/ui/index.ts';
import { inputOf, withVenue } from './event-values.ts';
import { mapAddress } from './map.ts';
import { type EventForm, fieldOf } from './use-event-form.ts';

/** Where the event is: the venue, words for it, its place on the map, and the link for those far away. */
export function FormWhere({
  form,
  venueName,
  onNewVenue,
}: {
  form: EventForm;
  venueName: string | null;
  onNewVenue: () => void;
}) {
  const { t } = useTranslation();
  const venues = useVenues().data ?? [];
  const { values } = form;

  const options = [
    { value: '', label: t('events.noVenue') },
    ...venues.map(({ id, name, city }) => ({ value: id, label: city === null ? name : `${name}, ${city}` })),
  ];
  // A venue that was removed stays with its events.
  if (!options.some(({ value }) => value === values.venueId))
    options.push({ value: values.venueId, label: venueName ?? values.venueId });
  const address = mapAddress(inputOf(values));

  return (
    <>
      <div className="event-venue">
        <Select
          label={t('events.venue')}
          hint={t('events.venueHint')}
          value={values.venueId}
          options={options}
          onChange={(id) => {
            // The venue of this event may be one that is offered no more.
            const venue = venues.find((one) => one.id === id);
            form.set(venue === undefined ? { venueId: id } : withVenue(values, venue));
          }}
        />
        <Button icon={Plus} onClick={onNewVenue}>
          {t('events.newVenue')}
        </Button>
      </div>
      <TextField
        label={t('events.locationText')}
        hint={t('events.locationHint')}
        {...fieldOf(form, 'locationText')}
        maxLength={300}
      />
      <fieldset className="event-map">
        <legend className="ui-legend">{t('events.map')}</legend>
        <div className="form-pair">
          <TextField label={t('events.mapLatitude')} {...fieldOf(form, 'mapLatitude')} inputMode="decimal" dir="ltr" />
          <TextField
            label={t('events.mapLongitude')}
            {...fieldOf(form, 'mapLongitude')}
            inputMode="decimal"
            dir="ltr"
          />
          <TextField label={t('events.mapZoom')} {...fieldOf(form, 'mapZoom')} inputMode="decimal" dir="ltr" />
        </div>
        {address === null ? (
          <p className="ui-dim">{t('events.mapHint')}</p>
        ) : (
          <a className="event-link" href={address} target="_blank" rel="noreferrer">
            <Icon of={MapPin} />
            {t('events.openMap')}
          </a>
        )}
      </fieldset>
      <TextField
        label={t('events.videoLink')}
        hint={t('events.videoLinkHint')}
        {...fieldOf(form, 'videoLink')}
        type="url"
        dir="ltr"
        maxLength={500}
        placeholder="https://"
      />
    </>
  );
}

import { MapPin, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVenues } from '#renderer/api/queries.ts';
import { VenueDialog } from '#renderer/features/venues/venue-dialog.tsx';
import { Button, Icon, Select, TextField } from '#renderer/ui/index.ts';
import type { Venue } from '#shared/contract/venues.ts';
import { inputOf } from './event-values.ts';
import { mapAddress } from './map.ts';
import { type EventForm, fieldOf } from './use-event-form.ts';

/** Where the event is: the venue, words for it, its place on the map, and the link for those far away. */
export function FormWhere({ form, venueName }: { form: EventForm; venueName: string | null }) {
  const { t } = useTranslation();
  const venues = useVenues().data ?? [];
  const [adding, setAdding] = useState(false);
  const { values } = form;

  const choose = (venueId: string, venue: Venue | undefined) => {
    // A place on the map that somebody wrote stays: the event may be in the yard.
    const open = values.mapLatitude === '' && values.mapLongitude === '';
    const place =
      open && venue !== undefined && venue.latitude !== null && venue.longitude !== null
        ? { mapLatitude: String(venue.latitude), mapLongitude: String(venue.longitude) }
        : {};
    form.set({ venueId, ...place });
  };
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
          onChange={(id) =>
            choose(
              id,
              venues.find((venue) => venue.id === id),
            )
          }
        />
        <Button icon={Plus} onClick={() => setAdding(true)}>
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
      {adding && (
        <VenueDialog
          venue={null}
          onClose={() => setAdding(false)}
          onSaved={(venue) => {
            choose(venue.id, venue);
            setAdding(false);
          }}
        />
      )}
    </>
  );
}

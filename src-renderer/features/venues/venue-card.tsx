import { DoorOpen, ExternalLink, MapPin, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { mapAddress } from '#renderer/features/events/map.ts';
import { useRemoval } from '#renderer/features/forms/use-removal.ts';
import { Button, Icon, IconButton, Name } from '#renderer/ui/index.ts';
import type { Location, Venue } from '#shared/contract/venues.ts';
import { RoomDialog } from './room-dialog.tsx';
import { RoomRow } from './room-row.tsx';
import { VenueDialog } from './venue-dialog.tsx';

type Open = { kind: 'venue' } | { kind: 'newRoom' } | { kind: 'room'; room: Location };

/** One venue: where it is, how to find it, and its rooms. */
export function VenueCard({ venue }: { venue: Venue }) {
  const { t } = useTranslation();
  const client = useClient();
  const remove = useRemoval(['venues', 'programme', 'events']);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const place = [venue.address, venue.city, venue.country].filter((part) => part !== null);
  const map = mapAddress({ mapLatitude: venue.latitude, mapLongitude: venue.longitude, mapZoom: null });

  return (
    <article className="ui-card venue" aria-label={venue.name}>
      <header>
        <div>
          <h2>
            <Name text={venue.name} />
          </h2>
          {place.length > 0 && (
            <p className="ui-dim">
              <Name text={place.join(', ')} />
            </p>
          )}
          <p className="ui-dim">{t('venues.events', { count: venue.events })}</p>
        </div>
        <span className="venue-actions">
          <IconButton
            icon={Pencil}
            label={t('venues.editNamed', { name: venue.name })}
            onClick={() => setOpen({ kind: 'venue' })}
          />
          <IconButton
            icon={Trash2}
            label={t('venues.removeNamed', { name: venue.name })}
            onClick={() =>
              void remove(
                t('venues.removed', { name: venue.name }),
                () => client.venues.remove({ id: venue.id }),
                () => client.venues.restore({ id: venue.id }),
              )
            }
          />
        </span>
      </header>
      {(map !== null || venue.website !== null) && (
        <div className="ui-line">
          {map !== null && (
            <a className="event-link" href={map} target="_blank" rel="noreferrer">
              <Icon of={MapPin} />
              {t('events.openMap')}
            </a>
          )}
          {venue.website !== null && (
            <a className="event-link" href={venue.website} target="_blank" rel="noreferrer">
              <Icon of={ExternalLink} />
              {t('venues.openWebsite')}
            </a>
          )}
        </div>
      )}
      <ul className="rooms" aria-label={t('venues.rooms')}>
        {venue.locations.map((room) => (
          <RoomRow key={room.id} room={room} onEdit={() => setOpen({ kind: 'room', room })} />
        ))}
      </ul>
      <div>
        <Button icon={DoorOpen} onClick={() => setOpen({ kind: 'newRoom' })}>
          {t('venues.addRoom')}
        </Button>
      </div>
      {open?.kind === 'venue' && <VenueDialog venue={venue} onClose={close} onSaved={close} />}
      {open?.kind === 'newRoom' && (
        <RoomDialog room={{ of: { kind: 'venue', venueId: venue.id } }} onClose={close} onSaved={close} />
      )}
      {open?.kind === 'room' && <RoomDialog room={open.room} onClose={close} onSaved={close} />}
    </article>
  );
}

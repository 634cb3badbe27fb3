import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useRemoval } from '#renderer/features/forms/use-removal.ts';
import { IconButton, Name } from '#renderer/ui/index.ts';
import type { Location } from '#shared/contract/venues.ts';

/** A room with its size. */
export function RoomRow({ room, onEdit }: { room: Location; onEdit: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const remove = useRemoval(['venues', 'programme']);
  const { planWidth, planHeight } = room;
  return (
    <li>
      <span className="room-what">
        <b>
          <Name text={room.name} cut />
        </b>
        <span className="ui-dim">
          {planWidth === null || planHeight === null
            ? t('venues.noSize')
            : t('venues.size', { width: format.rate(planWidth), height: format.rate(planHeight) })}
        </span>
      </span>
      <IconButton icon={Pencil} label={t('venues.editNamed', { name: room.name })} onClick={onEdit} />
      <IconButton
        icon={Trash2}
        label={t('venues.removeNamed', { name: room.name })}
        onClick={() =>
          void remove(
            t('venues.removed', { name: room.name }),
            () => client.venues.removeLocation({ id: room.id }),
            () => client.venues.restoreLocation({ id: room.id }),
          )
        }
      />
    </li>
  );
}

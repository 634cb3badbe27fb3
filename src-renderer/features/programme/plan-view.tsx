import './plan.css';
import { DoorOpen, Plus, Ruler } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RoomDialog } from '#renderer/features/venues/room-dialog.tsx';
import { Button, EmptyState, Select } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { MeetingPoint, Programme } from '#shared/contract/programme.ts';
import { sizeOf } from './places.ts';
import { PlanRoom } from './plan-room.tsx';

/** The plan of a room: which one, how large it is, and what stands in it. */
export function PlanView({
  event,
  programme,
  readOnly,
  roomId,
  onRoom,
  onEdit,
  onRemove,
}: {
  event: EventRecord;
  programme: Programme;
  readOnly: boolean;
  roomId: string | null;
  onRoom: (id: string) => void;
  onEdit: (point: MeetingPoint) => void;
  onRemove: (ids: readonly string[]) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const head = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<'add' | 'edit' | null>(null);
  const { locations } = programme;
  const room = locations.find(({ id }) => id === roomId) ?? locations[0];
  const size = sizeOf(room);
  // A plan wants all the height there is: the head of the page makes way.
  // A frame later, when the room has been measured and the page is as high as it will be.
  useEffect(() => {
    const frame = requestAnimationFrame(() => head.current?.scrollIntoView({ block: 'start' }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const add = (
    <Button icon={Plus} onClick={() => setDialog('add')}>
      {t('venues.addRoom')}
    </Button>
  );
  return (
    <>
      {room === undefined ? (
        <EmptyState icon={DoorOpen} title={t('programme.noRooms')} actions={!readOnly && add}>
          {t('programme.noRoomsHint')}
        </EmptyState>
      ) : (
        <>
          <div className="plan-head" ref={head}>
            <Select
              label={t('programme.room')}
              value={room.id}
              options={locations.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={onRoom}
            />
            {!readOnly && (
              <>
                <Button icon={Ruler} onClick={() => setDialog('edit')}>
                  {t('programme.roomSize')}
                </Button>
                {add}
              </>
            )}
          </div>
          {size === null ? (
            <EmptyState
              icon={Ruler}
              title={t('programme.noSize', { name: room.name })}
              actions={
                !readOnly && (
                  <Button variant="primary" icon={Ruler} onClick={() => setDialog('edit')}>
                    {t('programme.giveSize')}
                  </Button>
                )
              }
            >
              {t('programme.noSizeHint')}
            </EmptyState>
          ) : (
            <PlanRoom
              event={event}
              programme={programme}
              room={room}
              size={size}
              readOnly={readOnly}
              onEdit={onEdit}
              onRemove={onRemove}
            />
          )}
        </>
      )}
      {dialog !== null && (
        <RoomDialog
          timeZone={event.timeZone}
          room={dialog === 'edit' && room !== undefined ? room : { of: { kind: 'event', eventId: event.id } }}
          onClose={() => setDialog(null)}
          onSaved={({ id }) => {
            setDialog(null);
            onRoom(id);
          }}
        />
      )}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { changedFields } from '#renderer/features/forms/changes.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Name, Switch, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { type MeetingPoint, programmeContract } from '#shared/contract/programme.ts';
import type { Location } from '#shared/contract/venues.ts';
import { inRooms } from './places.ts';
import { useProgrammeChange } from './use-programme-change.ts';

interface TableValues {
  name: string;
  capacity: string;
  rooms: readonly string[];
  outOfUse: boolean;
}

/** A table: its name, how many pairs it has room for, and the rooms in which it may stand. */
export function TableDialog({
  event,
  point,
  rooms,
  onClose,
}: {
  event: EventRecord;
  point: MeetingPoint;
  rooms: readonly Location[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const zone = useZoneFormat(event.timeZone);
  const client = useClient();
  const { take } = useProgrammeChange(event.id);
  const form = useForm<TableValues>({
    initial: {
      name: point.name,
      capacity: String(point.capacity),
      rooms: point.locationIds.filter((id) => rooms.some((room) => room.id === id)),
      outOfUse: point.closedAt !== null,
    },
    check: ({ name, capacity }) => {
      const input = { eventId: event.id, points: [{ name, capacity: Number(capacity) }] };
      const { points } = programmeContract.calls.addPoints.input.shape;
      return problemsOf(points.element, input.points[0], ['name', 'capacity'], (field) =>
        t(field === 'name' ? 'programme.wrong.tableName' : 'programme.wrong.capacity'),
      );
    },
    async submit(values, before) {
      const words = ({ name, capacity }: TableValues) => ({ name, capacity: Number(capacity) });
      const { rooms: chosen, outOfUse } = changedFields(before, values);
      const fields = {
        ...changedFields(words(before), words(values)),
        ...(chosen === undefined ? {} : inRooms(point, chosen)),
        ...(outOfUse === undefined ? {} : { outOfUse }),
      };
      take(await client.programme.updatePoints({ eventId: event.id, points: [{ id: point.id, ...fields }] }));
      onClose();
    },
  });
  const { values, problems } = form;
  return (
    <FormDialog
      title={t('programme.editTable')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      size="s"
      action={t('common.save')}
      busy={form.busy}
      fault={form.fault}
    >
      <TextField
        label={t('programme.tableName')}
        value={values.name}
        error={problems.name}
        maxLength={200}
        data-autofocus
        onChange={(changed) => form.set({ name: changed.target.value })}
      />
      <TextField
        label={t('programme.capacity')}
        hint={t('programme.capacityHint')}
        value={values.capacity}
        error={problems.capacity}
        inputMode="numeric"
        onChange={(changed) => form.set({ capacity: changed.target.value })}
      />
      {rooms.length > 0 && (
        <fieldset className="room-choice">
          <legend className="ui-legend">{t('venues.rooms')}</legend>
          {rooms.map((room) => (
            <label key={room.id} className="choice">
              <input
                type="checkbox"
                checked={values.rooms.includes(room.id)}
                onChange={(changed) =>
                  form.set({
                    rooms: changed.target.checked
                      ? [...values.rooms, room.id]
                      : values.rooms.filter((id) => id !== room.id),
                  })
                }
              />
              <Name text={room.name} />
            </label>
          ))}
        </fieldset>
      )}
      <Switch
        label={
          <span className="table-out">
            {t('programme.outOfUse')}
            <span className="ui-dim">
              {point.closedAt === null
                ? t('programme.outOfUseHint')
                : t('programme.outSince', { time: zone.moment(point.closedAt) })}
            </span>
          </span>
        }
        checked={values.outOfUse}
        onChange={(changed) => form.set({ outOfUse: changed.target.checked })}
      />
    </FormDialog>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { changedFields } from '#renderer/features/forms/changes.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { TextField } from '#renderer/ui/index.ts';
import type { CallInput } from '#shared/contract/define.ts';
import { type Location, venuesContract } from '#shared/contract/venues.ts';
import { OpeningFields } from './opening-fields.tsx';
import { areGoodOpenings, roomInput, roomValues } from './venue-values.ts';

const FIELDS = ['name', 'planWidth', 'planHeight'] as const;

/** The schema of a change wants an id; this form looks at the other fields alone. */
const NO_ROOM = '00000000-0000-4000-8000-000000000000';

const MACHINE_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

type RoomOwner = CallInput<typeof venuesContract.calls.addLocation>['of'];

/** A room to change, or a new one of a venue or of one event. Its size is that of its plan, in metres. */
export function RoomDialog({
  room,
  timeZone = MACHINE_ZONE,
  onClose,
  onSaved,
}: {
  room: Location | { of: RoomOwner };
  /** Of the event; a venue has none of its own. */
  timeZone?: string;
  onClose: () => void;
  onSaved: (room: Location) => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const known = 'id' in room ? room : null;
  const form = useForm({
    initial: roomValues(known, timeZone),
    check: (values) => {
      const input = { id: NO_ROOM, ...roomInput({ ...values, openings: [] }, timeZone) };
      const problems = problemsOf(venuesContract.calls.updateLocation.input, input, FIELDS, (field) =>
        t(`venues.wrong.${field}`),
      );
      return areGoodOpenings(values.openings, timeZone)
        ? problems
        : { ...problems, openings: t('venues.wrong.openings') };
    },
    async submit(values, before) {
      const input = roomInput(values, timeZone);
      const saved =
        'id' in room
          ? await client.venues.updateLocation({ id: room.id, ...changedFields(roomInput(before, timeZone), input) })
          : await client.venues.addLocation({ of: room.of, ...input });
      for (const name of ['venues', 'programme']) await queries.invalidateQueries({ queryKey: [name] });
      onSaved(saved);
    },
  });
  const field = (name: (typeof FIELDS)[number]) => ({
    value: form.values[name],
    error: form.problems[name],
    onChange: (changed: { target: { value: string } }) => form.set({ [name]: changed.target.value }),
  });
  return (
    <FormDialog
      title={known === null ? t('venues.addRoom') : t('venues.editRoom')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      size="s"
      action={known === null ? t('venues.addRoomSubmit') : t('common.save')}
      busy={form.busy}
      fault={form.fault}
    >
      <TextField
        label={t('venues.roomName')}
        placeholder={t('venues.roomExample')}
        {...field('name')}
        maxLength={200}
        data-autofocus
      />
      <div className="form-pair room-size">
        <TextField label={t('venues.planWidth')} {...field('planWidth')} inputMode="decimal" dir="ltr" />
        <TextField label={t('venues.planHeight')} {...field('planHeight')} inputMode="decimal" dir="ltr" />
      </div>
      <p className="ui-dim">{t('venues.roomHint')}</p>
      <OpeningFields
        openings={form.values.openings}
        error={form.problems.openings}
        timeZone={timeZone}
        onChange={(openings) => form.set({ openings })}
      />
    </FormDialog>
  );
}

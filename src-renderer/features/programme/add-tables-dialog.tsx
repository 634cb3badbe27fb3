import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import type { Problems } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Select, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { MOST_AT_ONCE, type Programme } from '#shared/contract/programme.ts';
import { nextNumber, numbered } from '#shared/domain/numbered.ts';
import { sizeOf, tablesIn } from './places.ts';
import { inRows } from './plan-geometry.ts';
import { useProgrammeChange } from './use-programme-change.ts';

interface TablesValues {
  count: string;
  pattern: string;
  capacity: string;
  roomId: string;
}

/** Several tables at once, numbered, in rows on the plan of their room. */
export function AddTablesDialog({
  event,
  programme: { points, locations },
  roomId,
  onClose,
}: {
  event: EventRecord;
  programme: Programme;
  roomId: string | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const { take } = useProgrammeChange(event.id);
  const isCount = (text: string, most: number) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
  const form = useForm<TablesValues>({
    initial: { count: '20', pattern: t('programme.tablePattern'), capacity: '1', roomId: roomId ?? '' },
    check(values) {
      const found: Problems<keyof TablesValues> = {};
      if (!isCount(values.count, MOST_AT_ONCE)) found.count = t('programme.wrong.count', { most: MOST_AT_ONCE });
      if (values.pattern.trim() === '') found.pattern = t('programme.wrong.tableName');
      if (!isCount(values.capacity, 1000)) found.capacity = t('programme.wrong.capacity');
      return found;
    },
    async submit(values) {
      const names = namesOf(values);
      const places = room === null ? [] : inRows(names.length, room, tablesIn(values.roomId, points));
      take(
        await client.programme.addPoints({
          eventId: event.id,
          points: names.map((name, index) => ({
            name,
            capacity: Number(values.capacity),
            locationIds: values.roomId === '' ? [] : [values.roomId],
            positionX: places[index]?.x ?? null,
            positionY: places[index]?.y ?? null,
          })),
        }),
      );
      toast({ text: t('programme.tablesMade', { count: names.length }), tone: 'ok' });
      onClose();
    },
  });
  const { values, problems } = form;
  const room = sizeOf(locations.find(({ id }) => id === values.roomId));
  const namesOf = ({ pattern, count }: TablesValues) => {
    const first = nextNumber(
      pattern,
      points.map(({ name }) => name),
    );
    return numbered(pattern, first, isCount(count, MOST_AT_ONCE) ? Number(count) : 1);
  };
  const names = namesOf(values);
  const field = (name: 'count' | 'pattern' | 'capacity') => ({
    value: values[name],
    error: problems[name],
    onChange: (changed: { target: { value: string } }) => form.set({ [name]: changed.target.value }),
  });
  return (
    <FormDialog
      title={t('programme.addTables')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      action={t('programme.addTablesCount', { count: names.length })}
      busy={form.busy}
      fault={form.fault}
    >
      <div className="form-pair room-size">
        <TextField label={t('programme.count')} {...field('count')} inputMode="numeric" data-autofocus />
        <TextField label={t('programme.capacity')} {...field('capacity')} inputMode="numeric" />
      </div>
      <TextField
        label={t('programme.tableNames')}
        hint={t('programme.patternHint')}
        {...field('pattern')}
        maxLength={150}
      />
      <Select
        label={t('programme.room')}
        hint={room === null ? t('programme.notArranged') : t('programme.arranged')}
        value={values.roomId}
        options={[
          { value: '', label: t('programme.noRoom') },
          ...locations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(chosen) => form.set({ roomId: chosen })}
      />
      <p className="ui-dim" role="status">
        <bdi>{names[0]}</bdi>
        {names.length > 1 && <> … </>}
        {names.length > 1 && <bdi>{names.at(-1)}</bdi>}
      </p>
    </FormDialog>
  );
}

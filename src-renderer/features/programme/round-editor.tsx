import { useTranslation } from 'react-i18next';
import { changedFields } from '#renderer/features/forms/changes.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Programme, Round } from '#shared/contract/programme.ts';
import { nextNumber, numbered } from '#shared/domain/numbered.ts';
import { type RoundFields, type RoundValues, roundFields, roundProblems, roundValues } from './round-values.ts';

/** A round while it is written, in its place in the list. Esc leaves it as it was. */
export function RoundEditor({
  event,
  round,
  rounds,
  onSave,
  onClose,
}: {
  event: EventRecord;
  round: Round | null;
  rounds: readonly Round[];
  /** Answers null where the round was refused; the refusal is shown by whoever saves. */
  onSave: (fields: RoundFields, changed: Partial<RoundFields>) => Promise<Programme | null>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const names = rounds.map(({ name }) => name);
  const pattern = t('programme.roundPattern');
  const [proposed = ''] = numbered(pattern, nextNumber(pattern, names), 1);
  const form = useForm<RoundValues>({
    initial: roundValues(round, rounds, event, proposed),
    check: (values) =>
      Object.fromEntries(
        Object.entries(roundProblems(values, event.timeZone)).map(([field, what]) => [
          field,
          t(`programme.wrong.${what}`),
        ]),
      ),
    async submit(values, before) {
      const fields = roundFields(values, event.timeZone);
      const changed = changedFields(roundFields(before, event.timeZone), fields);
      if ((await onSave(fields, changed)) !== null) onClose();
    },
  });
  const field = (name: keyof RoundValues) => ({
    value: form.values[name],
    error: form.problems[name],
    onChange: (changed: { target: { value: string } }) => form.set({ [name]: changed.target.value }),
  });
  return (
    <li className="round-edit">
      <form
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void form.submit();
        }}
        onKeyDown={(pressed) => {
          if (pressed.key === 'Escape') onClose();
        }}
      >
        <TextField label={t('programme.roundName')} {...field('name')} maxLength={200} autoFocus />
        <TextField label={t('events.start')} {...field('start')} type="datetime-local" />
        <TextField label={t('events.end')} {...field('end')} type="datetime-local" />
        <TextField label={t('programme.roundPlace')} {...field('locationText')} maxLength={300} />
        <div className="round-edit-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {round === null ? t('programme.addRound') : t('common.save')}
          </Button>
        </div>
      </form>
    </li>
  );
}

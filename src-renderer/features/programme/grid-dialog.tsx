import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { fromWallClock } from '#renderer/features/events/time.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { MOST_AT_ONCE, type Round } from '#shared/contract/programme.ts';
import { nextNumber, numbered } from '#shared/domain/numbered.ts';
import { roundGrid } from '#shared/domain/round-grid.ts';
import { GridPreview } from './grid-preview.tsx';
import { type GridValues, gridOf, gridValues } from './grid-values.ts';
import { useProgrammeChange } from './use-programme-change.ts';

/** Many rounds at once: every so many minutes, so many minutes long. What comes of it is seen before it is made. */
export function GridDialog({
  event,
  rounds,
  onClose,
}: {
  event: EventRecord;
  rounds: readonly Round[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const { change } = useProgrammeChange(event.id);
  const [values, setValues] = useState(() => gridValues(event, Date.now(), t('programme.roundPattern')));
  const [busy, setBusy] = useState(false);
  const answer = useMemo(
    () => roundGrid(gridOf(values), (clock) => fromWallClock(clock, event.timeZone), MOST_AT_ONCE),
    [values, event.timeZone],
  );
  const pattern = values.pattern.trim() === '' ? t('programme.roundPattern') : values.pattern;
  const first = nextNumber(
    pattern,
    rounds.map(({ name }) => name),
  );
  const spans = answer.ok ? answer.spans : [];
  const names = numbered(pattern, first, spans.length);

  const make = async () => {
    if (!answer.ok) return;
    setBusy(true);
    const locationText = values.locationText.trim() === '' ? null : values.locationText.trim();
    const made = await change(() =>
      client.programme.addRounds({
        eventId: event.id,
        rounds: spans.map((span, index) => ({ ...span, name: names[index] ?? '', locationText })),
      }),
    );
    setBusy(false);
    if (made === null) return;
    toast({ text: t('programme.roundsMade', { count: spans.length }), tone: 'ok' });
    onClose();
  };
  const field = (name: keyof GridValues) => ({
    label: t(`programme.grid.${name}`),
    value: values[name],
    onChange: (changed: { target: { value: string } }) => setValues({ ...values, [name]: changed.target.value }),
  });

  return (
    <FormDialog
      title={t('programme.makeGrid')}
      onClose={onClose}
      onSubmit={() => void make()}
      size="l"
      action={answer.ok ? t('programme.makeRounds', { count: spans.length }) : t('programme.makeNone')}
      busy={busy}
      disabled={!answer.ok}
    >
      <div className="grid-fields">
        <TextField {...field('every')} type="number" min={1} max={1440} data-autofocus />
        <TextField {...field('length')} type="number" min={1} max={1440} />
        <TextField {...field('from')} type="time" />
        <TextField {...field('until')} type="time" />
        <TextField {...field('firstDay')} type="date" />
        <TextField {...field('lastDay')} type="date" />
      </div>
      <div className="form-pair">
        <TextField {...field('pattern')} hint={t('programme.patternHint')} maxLength={150} />
        <TextField {...field('locationText')} maxLength={300} />
      </div>
      <GridPreview event={event} answer={answer} names={names} overlaps={overlaps(values)} />
    </FormDialog>
  );
}

/** Whether a round begins before the one before it is over. */
function overlaps(values: GridValues): boolean {
  const { everyMinutes, lengthMinutes } = gridOf(values);
  return lengthMinutes > everyMinutes;
}

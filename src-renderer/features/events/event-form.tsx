import './events.css';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { type Problems, problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, TextField } from '#renderer/ui/index.ts';
import { type EventRecord, eventsContract } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { EventFormMore } from './event-form-more.tsx';
import { contradictions, type EventField, type EventValues, inputOf, suggestCode, valuesOf } from './event-values.ts';

/** Field of the form for a field of the contract. */
const FIELD_OF: Partial<Record<string, EventField>> = { startAt: 'start', endAt: 'end' };
const CONTRACT_FIELDS = ['code', 'title', 'locationText', 'startAt', 'endAt', 'timeZone', 'capacity'] as const;

/** Creates an event, or changes one. `brief` asks for the least: the rest has good defaults. */
export function EventForm({
  event,
  brief,
  submitLabel,
  before,
  onSaved,
}: {
  event: EventRecord | null;
  brief?: boolean;
  submitLabel: string;
  /** Buttons before the main one. */
  before?: ReactNode;
  onSaved: (event: EventRecord) => Promise<void> | void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const zonesId = useId();
  const [ownCode, setOwnCode] = useState(false);

  const check = (values: EventValues): Problems<EventField> => {
    const found: Problems<EventField> = {};
    const wrong = problemsOf(eventsContract.calls.create.input, inputOf(values), CONTRACT_FIELDS, (field) => field);
    for (const field of CONTRACT_FIELDS) {
      if (wrong[field] === undefined) continue;
      const own = FIELD_OF[field] ?? field;
      found[own as EventField] = t(`events.wrong.${field}`);
    }
    for (const [field, what] of Object.entries(contradictions(values)))
      found[field as EventField] ??= t(`events.wrong.${what}`);
    return found;
  };
  const form = useForm<EventValues>({
    initial: valuesOf(event, Intl.DateTimeFormat().resolvedOptions().timeZone),
    check,
    fieldsOf: (fault) =>
      fault instanceof AppError && fault.code === 'conflict' ? { code: t('events.wrong.codeTaken') } : {},
    async submit(values) {
      const { code, ...fields } = inputOf(values);
      const saved =
        event === null
          ? await client.events.create({ code, ...fields })
          : await client.events.update({ id: event.id, ...fields });
      await queries.invalidateQueries({ queryKey: keys.events });
      await onSaved(saved);
    },
  });
  const { values, problems } = form;
  const field = (name: 'title' | 'locationText' | 'capacity' | 'timeZone') => ({
    label: t(`events.${name}`),
    value: values[name],
    error: problems[name],
    onChange: (changed: { target: { value: string } }) => form.set({ [name]: changed.target.value }),
  });

  return (
    <form
      className="form"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void form.submit();
      }}
    >
      <TextField
        {...field('title')}
        placeholder={t('events.titleExample')}
        maxLength={200}
        autoFocus={event === null}
        onChange={(changed) => {
          const title = changed.target.value;
          const code = event === null && !ownCode ? { code: suggestCode(title, new Date().getFullYear()) } : {};
          form.set({ title, ...code });
        }}
      />
      <div className="form-pair">
        <TextField
          label={t('events.code')}
          hint={event === null ? t('events.codeHint') : t('events.codeFixed')}
          value={values.code}
          error={problems.code}
          readOnly={event !== null}
          maxLength={20}
          autoCapitalize="characters"
          className="event-code"
          onChange={(changed) => {
            setOwnCode(changed.target.value !== '');
            form.set({ code: changed.target.value.toUpperCase() });
          }}
        />
        <TextField {...field('capacity')} hint={t('events.capacityHint')} inputMode="numeric" maxLength={9} />
      </div>
      <div className="form-pair">
        <TextField
          label={t('events.start')}
          type="datetime-local"
          value={values.start}
          error={problems.start}
          onChange={(changed) => form.set({ start: changed.target.value })}
        />
        <TextField
          label={t('events.end')}
          type="datetime-local"
          value={values.end}
          error={problems.end}
          onChange={(changed) => form.set({ end: changed.target.value })}
        />
      </div>
      <TextField {...field('timeZone')} hint={t('events.timeZoneHint')} list={zonesId} maxLength={64} />
      <datalist id={zonesId}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {!brief && (
        <>
          <TextField {...field('locationText')} maxLength={300} />
          <EventFormMore values={values} onChange={form.set} />
        </>
      )}
      {form.fault && (
        <p className="form-fault" data-tone="no" role="alert">
          {form.fault}
        </p>
      )}
      <div className="event-submit">
        {before}
        <Button type="submit" variant="primary" size={brief ? 'l' : 'm'} busy={form.busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

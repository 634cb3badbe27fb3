import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { type Problems, problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { type EventRecord, eventsContract } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import {
  changesOf,
  contradictions,
  creationOf,
  type EventField,
  type EventValues,
  keptValues,
  mergedValues,
  valuesOf,
} from './event-values.ts';
import { useKeptEvent } from './use-kept-event.ts';

/** Field of the form for a field of the contract. */
const FIELD_OF: Partial<Record<string, EventField>> = { startAt: 'start', endAt: 'end' };
const CONTRACT_FIELDS = [
  'code',
  'slug',
  'title',
  'description',
  'category',
  'tags',
  'startAt',
  'endAt',
  'timeZone',
  'capacity',
  'locationText',
  'mapLatitude',
  'mapLongitude',
  'mapZoom',
  'videoLink',
] as const;

export type EventForm = ReturnType<typeof useEventForm>;

/** The values of an event, or of a new one, checked by the contract and saved through it. */
export function useEventForm(event: EventRecord | null, onSaved: (event: EventRecord) => Promise<void> | void) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const fresh = (of: EventRecord | null) => valuesOf(of, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const kept = useKeptEvent(event);
  const [base, setBase] = useState(() => kept.begun?.base ?? fresh(event));

  const check = (values: EventValues): Problems<EventField> => {
    const found: Problems<EventField> = {};
    const schema = event === null ? eventsContract.calls.create.input : eventsContract.calls.update.input;
    const input = event === null ? creationOf(values) : { id: event.id, ...changesOf(base, values) };
    const wrong = problemsOf(schema, input, CONTRACT_FIELDS, (field) => field);
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
    initial: kept.begun?.values ?? base,
    check,
    fieldsOf: (fault) =>
      fault instanceof AppError && fault.code === 'conflict'
        ? { [event === null ? 'code' : 'slug']: sentenceOf(fault, t) }
        : {},
    async submit(values) {
      const saved =
        event === null
          ? await client.events.create(creationOf(values))
          : await client.events.update({ id: event.id, ...changesOf(base, values) });
      setBase(fresh(saved));
      // What was typed while it was saved is not saved.
      form.update((typed) => mergedValues(values, typed, fresh(saved)));
      await queries.invalidateQueries({ queryKey: keys.events });
      await onSaved(saved);
    },
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another state of the event is news
  useEffect(() => {
    if (event === null) return;
    form.update((typed) => mergedValues(base, typed, fresh(event)));
    setBase(fresh(event));
  }, [JSON.stringify(event)]);

  const changed = Object.keys(changesOf(base, form.values)).length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other values are to be kept anew
  useEffect(() => kept.keep(changed ? { base, values: keptValues(base, form.values) } : null), [base, form.values]);
  return { ...form, changed };
}

/** What a text field needs to show one of the values. */
export function fieldOf<N extends EventField>(form: EventForm, name: N) {
  return {
    value: form.values[name],
    error: form.problems[name],
    onChange: (changed: { target: { value: string } }) => form.set({ [name]: changed.target.value }),
  };
}

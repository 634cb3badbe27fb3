import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { useTicketTypes } from '#renderer/features/people/use-roster.ts';
import { TextField } from '#renderer/ui/index.ts';
import { type RegistrationDetail, RegistrationPatch } from '#shared/contract/registrations.ts';
import { changesOf, FACT_FIELDS, type FactField, factsOf } from './facts.ts';
import { useChange } from './use-patch.ts';

/** Corrects what is known of somebody. What was there before can be put back from the message. */
export function FactsDialog({ details, onClose }: { details: RegistrationDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const change = useChange(details.summary.id);
  const types = useTicketTypes(details.summary.eventId).data ?? [];
  const listId = useId();
  const { id } = details.summary;
  const before = factsOf(details);
  const form = useForm({
    initial: before,
    check: (values) =>
      problemsOf(RegistrationPatch, changesOf(before, values), FACT_FIELDS, (field) =>
        t(field === 'displayName' ? 'walkIn.nameMissing' : 'details.tooLong'),
      ),
    async submit(values) {
      const patch = changesOf(before, values);
      if (Object.keys(patch).length > 0) {
        if (!(await change(() => client.registrations.update({ id, patch })))) return;
        toast({
          text: t('details.saved', { name: values.displayName }),
          tone: 'ok',
          action: {
            label: t('actions.undo'),
            run: () => void change(() => client.registrations.update({ id, patch: changesOf(values, before) })),
          },
        });
      }
      onClose();
    },
  });
  const field = (name: FactField, most: number) => ({
    label: t(`details.field.${name}`),
    value: form.values[name],
    error: form.problems[name],
    maxLength: most,
    onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
  });
  return (
    <FormDialog
      title={t('details.editFacts')}
      action={t('common.save')}
      busy={form.busy}
      fault={form.fault}
      onClose={onClose}
      onSubmit={() => void form.submit()}
    >
      <TextField {...field('displayName', 400)} data-autofocus />
      <div className="form-pair">
        <TextField {...field('firstName', 200)} />
        <TextField {...field('lastName', 200)} />
      </div>
      <TextField {...field('email', 254)} type="email" dir="ltr" />
      <TextField {...field('phone', 60)} type="tel" dir="ltr" />
      <div className="form-pair">
        <TextField {...field('company', 300)} />
        <TextField {...field('jobTitle', 300)} />
      </div>
      <TextField {...field('ticketType', 200)} list={listId} />
      <datalist id={listId}>
        {types.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </FormDialog>
  );
}

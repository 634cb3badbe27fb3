import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { TextField } from '#renderer/ui/index.ts';
import { registrationsContract } from '#shared/contract/registrations.ts';
import { useChange } from './use-patch.ts';

/** Records what somebody agrees to at the desk: what for, and to which wording. The date is now. */
export function ConsentDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const change = useChange(id);
  const inputOf = (values: { purpose: string; version: string }) => ({ id, ...values, given: true });
  const form = useForm({
    initial: { purpose: '', version: '' },
    check: (values) =>
      problemsOf(registrationsContract.calls.setConsent.input, inputOf(values), ['purpose', 'version'], () =>
        t('details.consentMissing'),
      ),
    async submit(values) {
      if (await change(() => client.registrations.setConsent(inputOf(values)))) onClose();
    },
  });
  const field = (name: 'purpose' | 'version') => ({
    label: t(`details.consentField.${name}`),
    value: form.values[name],
    error: form.problems[name],
    maxLength: 80,
    onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
  });
  return (
    <FormDialog
      title={t('details.recordConsent')}
      action={t('details.recordConsentSubmit')}
      size="s"
      busy={form.busy}
      fault={form.fault}
      onClose={onClose}
      onSubmit={() => void form.submit()}
    >
      <TextField {...field('purpose')} hint={t('details.consentHint.purpose')} data-autofocus />
      <TextField {...field('version')} hint={t('details.consentHint.version')} />
    </FormDialog>
  );
}

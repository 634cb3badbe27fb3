import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { TextField } from '#renderer/ui/index.ts';
import type { Plan } from '#shared/contract/plans.ts';

/** Another name for a plan. */
export function RenamePlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const form = useForm({
    initial: { name: plan.name },
    check: ({ name }) => (name.trim() === '' ? { name: t('plans.nameMissing') } : {}),
    async submit({ name }) {
      await client.plans.rename({ planId: plan.id, name });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('plans.renameTitle')}
      action={t('plans.rename')}
      size="s"
      busy={form.busy}
      fault={form.fault}
      onSubmit={() => void form.submit()}
      onClose={onClose}
    >
      <TextField
        label={t('plans.planName')}
        data-autofocus
        maxLength={200}
        value={form.values.name}
        error={form.problems.name}
        onChange={(event) => form.set({ name: event.target.value })}
      />
    </FormDialog>
  );
}

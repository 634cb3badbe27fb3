import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, TextField } from '#renderer/ui/index.ts';
import { AppError } from '#shared/domain/errors.ts';

/** What the organization is called. */
export function OrganizationName({ name }: { name: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useForm<{ name: string }>({
    initial: { name },
    check: (values) => (values.name.trim() === '' ? { name: t('organization.nameWrong') } : {}),
    fieldsOf: (fault) =>
      fault instanceof AppError && fault.code === 'conflict' ? { name: t('said', { text: fault.message }) } : {},
    async submit(values) {
      putAnswer(queries, keys.organization, await client.organizations.rename({ name: values.name.trim() }));
      toast({ text: t('organization.renamed'), tone: 'ok' });
    },
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <TextField
        label={t('organization.name')}
        hint={t('organization.nameHint')}
        maxLength={200}
        value={form.values.name}
        error={form.problems.name}
        onChange={(event) => form.set({ name: event.target.value })}
      />
      {form.fault !== null && (
        <p className="form-fault" data-tone="no" role="alert">
          {form.fault}
        </p>
      )}
      <div>
        <Button type="submit" variant="primary" busy={form.busy} disabled={form.values.name === name}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}

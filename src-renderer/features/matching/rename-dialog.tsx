import { useTranslation } from 'react-i18next';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Name, TextField } from '#renderer/ui/index.ts';
import type { KeywordRow } from '#shared/contract/interests.ts';
import { LONGEST_KEYWORD } from '#shared/domain/keywords.ts';
import { rowOf } from './keywords.ts';

/** How a keyword is shown, whatever people have typed. Empty for as most of them write it. */
export function RenameDialog({
  rows,
  row,
  onRename,
  onClose,
}: {
  rows: readonly KeywordRow[];
  row: KeywordRow;
  onRename: (row: KeywordRow, label: string | null) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useForm({
    initial: { label: row.label },
    check({ label }) {
      const other = label.trim() === '' ? undefined : rowOf(rows, label);
      return other === undefined || other.key === row.key ? {} : { label: t('matching.rename.taken') };
    },
    async submit({ label }) {
      if (label.trim() !== row.label) await onRename(row, label.trim() === '' ? null : label.trim());
      onClose();
    },
  });
  return (
    <FormDialog
      title={
        <>
          {t('matching.rename.title')} <Name text={row.label} />
        </>
      }
      action={t('matching.rename.submit')}
      size="s"
      busy={form.busy}
      fault={form.fault}
      onSubmit={() => void form.submit()}
      onClose={onClose}
    >
      <TextField
        label={t('matching.rename.label')}
        hint={t('matching.rename.hint')}
        data-autofocus
        maxLength={LONGEST_KEYWORD}
        value={form.values.label}
        error={form.problems.label}
        onChange={(event) => form.set({ label: event.target.value })}
      />
    </FormDialog>
  );
}

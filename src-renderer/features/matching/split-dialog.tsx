import { useTranslation } from 'react-i18next';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Checkbox, Name } from '#renderer/ui/index.ts';
import type { KeywordRow } from '#shared/contract/interests.ts';
import { MOST_MERGED } from './keywords.ts';

/** Takes out of a keyword what was merged into it: all, or some. */
export function SplitDialog({
  row,
  onSplit,
  onClose,
}: {
  row: KeywordRow;
  onSplit: (row: KeywordRow, parted: readonly string[]) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useForm<{ parted: readonly string[] }>({
    initial: { parted: row.merged.slice(0, MOST_MERGED).map(({ key }) => key) },
    check: () => ({}),
    async submit({ parted }) {
      await onSplit(row, parted);
      onClose();
    },
  });
  const { parted } = form.values;
  return (
    <FormDialog
      title={
        <>
          {t('matching.split.title')} <Name text={row.label} />
        </>
      }
      action={t('matching.split.submit')}
      size="s"
      busy={form.busy}
      fault={form.fault}
      disabled={parted.length === 0}
      onSubmit={() => void form.submit()}
      onClose={onClose}
    >
      <p className="ui-dim">{t('matching.split.hint')}</p>
      <div className="split-words">
        {row.merged.map(({ key, label }) => (
          <Checkbox
            key={key}
            label={<Name text={label} cut />}
            checked={parted.includes(key)}
            onChange={({ target }) =>
              form.set({ parted: target.checked ? [...parted, key] : parted.filter((one) => one !== key) })
            }
          />
        ))}
      </div>
    </FormDialog>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { KeywordOption } from '#renderer/features/interests/keyword-option.tsx';
import { Combobox, Field, Name } from '#renderer/ui/index.ts';
import type { KeywordRow } from '#shared/contract/interests.ts';
import { keywordKey, LONGEST_KEYWORD } from '#shared/domain/keywords.ts';
import { found, meaningOfTyped, rowOf } from './keywords.ts';

/** Of those that are merged, as many are named. */
const NAMED = 12;
const OFFERED = 8;

/** Makes keywords mean one: one of themselves, another one, or a new one. */
export function MergeDialog({
  rows,
  picked,
  onMerge,
  onClose,
}: {
  rows: readonly KeywordRow[];
  /** The most used first. */
  picked: readonly KeywordRow[];
  onMerge: (merged: readonly string[], into: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const mergedInto = (into: string) => {
    const key = rowOf(rows, into)?.key ?? keywordKey(into);
    return picked.map((row) => row.key).filter((one) => one !== key);
  };
  const form = useForm({
    initial: { into: picked.length > 1 ? (picked[0]?.label ?? '') : '' },
    check: ({ into }) =>
      keywordKey(into) === ''
        ? { into: t('matching.intoMissing') }
        : mergedInto(into).length === 0
          ? { into: t('matching.intoSame') }
          : {},
    async submit({ into }) {
      await onMerge(mergedInto(into), meaningOfTyped(rows, into));
      onClose();
    },
  });
  const { into } = form.values;
  return (
    <FormDialog
      title={t('matching.mergeTitle', { count: picked.length })}
      action={t('matching.mergeSubmit')}
      busy={form.busy}
      fault={form.fault}
      onSubmit={() => void form.submit()}
      onClose={onClose}
    >
      <ul className="merge-words">
        {picked.slice(0, NAMED).map(({ key, label, people }) => (
          <li key={key}>
            <Name text={label} cut />
            <span className="ui-dim">{format.number(people)}</span>
          </li>
        ))}
        {picked.length > NAMED && (
          <li className="ui-dim">{t('matching.andMore', { formatted: format.number(picked.length - NAMED) })}</li>
        )}
      </ul>
      <Field label={t('matching.into')} hint={t('matching.intoHint')} error={form.problems.into}>
        {(control) => (
          <Combobox
            {...control}
            className="ui-input"
            data-autofocus
            maxLength={LONGEST_KEYWORD}
            value={into}
            onText={(text) => form.set({ into: text })}
            options={into.trim() === '' ? [] : found(rows, into).slice(0, OFFERED)}
            keyOf={({ key }) => key}
            listLabel={t('matching.part.keywords')}
            onPick={({ label }) => form.set({ into: label })}
          >
            {(keyword) => <KeywordOption keyword={keyword} />}
          </Combobox>
        )}
      </Field>
    </FormDialog>
  );
}

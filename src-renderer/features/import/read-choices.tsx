import { useTranslation } from 'react-i18next';
import { Select } from '#renderer/ui/index.ts';
import { ENCODINGS, SEPARATORS } from '#shared/domain/import-fields.ts';
import type { Choices, Draft } from './draft.ts';

/** Rows that may hold the headings; further down nobody writes them. */
const HEADING_ROWS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SEPARATOR_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** How the file was read, each of it to be corrected; a correction reads it again. */
export function ReadChoices({
  draft,
  onChange,
}: {
  draft: Extract<Draft, { at: 'mapping' }>;
  onChange: (choices: Choices) => void;
}) {
  const { t } = useTranslation();
  const { inspection, choices, busy } = draft;
  const headingRows = [
    ...new Set([...HEADING_ROWS, ...(inspection.headingRow === null ? [] : [inspection.headingRow])]),
  ];
  return (
    <div className="import-choices" aria-busy={busy}>
      {inspection.encoding !== null && (
        <Select
          label={t('import.encoding')}
          hint={inspection.byteOrderMark ? t('import.byteOrderMark') : undefined}
          value={inspection.encoding}
          options={ENCODINGS.map((value) => ({ value, label: t(`encodings.${value}`) }))}
          onChange={(encoding) => onChange({ ...choices, encoding })}
        />
      )}
      {inspection.separator !== null && (
        <Select
          label={t('import.separator')}
          value={inspection.separator}
          options={SEPARATORS.map((value) => ({ value, label: t(`import.separators.${SEPARATOR_NAMES[value]}`) }))}
          onChange={(separator) => onChange({ ...choices, separator })}
        />
      )}
      {inspection.sheets.length > 1 && (
        <Select
          label={t('import.sheet')}
          value={inspection.sheet ?? ''}
          options={inspection.sheets.map((value) => ({ value, label: value }))}
          // Another sheet has its headings elsewhere.
          onChange={(sheet) => onChange({ sheet })}
        />
      )}
      <Select
        label={t('import.headingRow')}
        value={String(inspection.headingRow ?? 0)}
        options={[
          ...headingRows.map((row) => ({ value: String(row), label: t('import.headingIn', { row }) })),
          { value: '0', label: t('import.headingNone') },
        ]}
        onChange={(row) => onChange({ ...choices, headingRow: row === '0' ? null : Number(row) })}
      />
    </div>
  );
}

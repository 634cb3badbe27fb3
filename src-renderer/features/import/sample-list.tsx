import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Name } from '#renderer/ui/index.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import { TARGET_FIELDS } from '#shared/domain/import-fields.ts';
import { changesOf, type Kind } from './status.ts';

/** A few rows of one kind, with what happens to them. */
export function SampleList({ status, kind }: { status: ImportStatus; kind: Kind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = status.sample.filter((row) => row.kind === kind);
  if (rows.length === 0)
    return <p className="ui-dim">{status.counts[kind] === 0 ? t(`import.none.${kind}`) : t(`import.some.${kind}`)}</p>;
  const fieldName = (field: string) => {
    const known = TARGET_FIELDS.find((name) => name === field);
    return known === undefined ? field : t(`fields.${known}`);
  };
  return (
    <div className="samples">
      <p className="ui-dim">
        {rows.length < status.counts[kind] ? t('import.firstFew', { count: rows.length }) : t('import.allOfThem')}
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.rowNumber}>
            <span className="ui-dim">{t('import.row', { row: format.number(row.rowNumber) })}</span>
            <b>
              <Name text={row.name === '' ? '–' : row.name} cut />
            </b>
            <span className="samples-detail">
              {kind === 'changed'
                ? changesOf(row.detail).map(({ field, value }) => (
                    <span key={`${field} ${value}`}>
                      {field !== null && <span className="ui-dim">{fieldName(field)}: </span>}
                      <Name text={value} />
                    </span>
                  ))
                : row.detail && <Name text={kind === 'rejected' ? t('said', { text: row.detail }) : row.detail} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

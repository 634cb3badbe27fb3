import { useTranslation } from 'react-i18next';
import { Name } from '#renderer/ui/index.ts';
import type { FileInspection } from '#shared/contract/import.ts';
import { COLUMN_TARGETS, type ColumnTarget } from '#shared/domain/import-fields.ts';
import { type Column, doubleTargets, examplesOf } from './mapping.ts';
import { TargetSelect } from './target-select.tsx';

/** The columns of the file one below the other: what they hold, and what that becomes. */
export function ColumnTable({
  inspection,
  mapping,
  onTarget,
}: {
  inspection: FileInspection;
  mapping: readonly Column[];
  onTarget: (index: number, target: ColumnTarget) => void;
}) {
  const { t } = useTranslation();
  const double = doubleTargets(mapping);
  const options = COLUMN_TARGETS.map((value) => ({ value, label: t(`fields.${value}`) }));
  return (
    <div className="ui-list">
      <table className="columns">
        <thead>
          <tr>
            <th>{t('import.column')}</th>
            <th>{t('import.examples')}</th>
            <th>{t('import.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.map((column, index) => (
            // A file may have two columns of one name: the place is the identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={index} data-off={column.target === 'ignore'}>
              <th scope="row">
                <Name text={column.heading === '' ? t('import.unnamed', { number: index + 1 }) : column.heading} cut />
              </th>
              <td>
                <Name text={examplesOf(inspection.sample, index).join(' · ')} cut />
              </td>
              <td>
                <TargetSelect
                  label={t('import.becomesOf', { column: column.heading })}
                  value={column.target}
                  options={options}
                  warning={double.has(column.target) ? t('import.double') : null}
                  onChange={(target) => onTarget(index, target)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside have the focus
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Icon } from '#renderer/ui/index.ts';
import type { ListSort } from '#shared/contract/registrations.ts';
import type { Column } from './columns.ts';
import type { View } from './view.ts';

/** Names of the columns. A click or Enter sorts; again, the other way round. */
export function RosterHeader({
  view,
  columns,
  picked,
  onSort,
  onPickAll,
}: {
  view: View;
  /** None on a narrow screen: the list is sorted by a menu there. */
  columns: readonly Column[] | null;
  picked: 'none' | 'some' | 'all';
  onSort: (sort: ListSort) => void;
  onPickAll: (all: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="roster-head" role="row" aria-rowindex={1}>
      <div className="roster-pick" role="columnheader">
        <Checkbox
          {...(columns === null ? { label: t('people.select.all') } : { 'aria-label': t('people.select.all') })}
          checked={picked === 'all'}
          mixed={picked === 'some'}
          onChange={() => onPickAll(picked === 'none')}
        />
      </div>
      {columns !== null &&
        (['name', ...columns] as const).map((column) => (
          <HeaderCell key={column} view={view} column={column} onSort={onSort} />
        ))}
    </div>
  );
}

function HeaderCell({
  view,
  column,
  onSort,
}: {
  view: View;
  column: Column | 'name';
  onSort: (sort: ListSort) => void;
}) {
  const { t } = useTranslation();
  // Places in the waitlist stand in the column of the status, which sorts by them while all in the list wait.
  const sort = column === 'status' && view.filter === 'waitlisted' ? 'waitlist' : column;
  const sorted = view.sort === sort;
  return (
    <div
      className="roster-sort"
      role="columnheader"
      aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onSort(sort)}>
        <span className="ui-cut">{t(`people.columns.${column}`)}</span>
        {sorted && <Icon of={view.descending ? ArrowDown : ArrowUp} size={16} />}
      </button>
    </div>
  );
}

// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus
import { useTranslation } from 'react-i18next';

/** Stands in for somebody who is being fetched. */
export function BlankRow({ row, top }: { row: number; top: number }) {
  const { t } = useTranslation();
  return (
    <div
      className="roster-row roster-blank"
      role="row"
      aria-rowindex={row + 2}
      aria-busy="true"
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" aria-label={t('common.loading')} />
    </div>
  );
}

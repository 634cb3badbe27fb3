import type { ComponentPropsWithRef, CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { type PlacedTable, shortName } from './places.ts';
import { tableSize } from './plan-geometry.ts';

/** Below this a name does not fit, and its number stands for it. In px. */
const NAME_PX = 84;

/** A table on the plan. Its middle is its place. */
export function PlanTable({
  table,
  scale,
  selected,
  moving,
  ...handlers
}: {
  table: PlacedTable;
  scale: number;
  selected: boolean;
  moving: boolean;
} & Omit<ComponentPropsWithRef<'button'>, 'type' | 'style' | 'children'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { point, x, y } = table;
  const { width, height } = tableSize(point.capacity);
  const pairs = t('programme.pairs', { count: point.capacity, formatted: format.number(point.capacity) });
  const whole = width * scale >= NAME_PX;
  const at = t('programme.tableAt', { name: point.name, pairs, x: format.exact(x), y: format.exact(y) });
  const label = point.closedAt === null ? at : `${at}, ${t('programme.outOfUse')}`;
  return (
    <button
      type="button"
      id={`plan-${point.id}`}
      className="plan-table"
      style={{ '--x': x, '--y': y, '--w': width, '--h': height } as CSSProperties}
      data-moving={moving}
      data-whole={whole}
      data-out={point.closedAt !== null}
      aria-pressed={selected}
      aria-label={label}
      title={label}
      {...handlers}
    >
      <bdi>{whole ? point.name : shortName(point.name)}</bdi>
      {(whole || height * scale >= 40) && <small>{format.number(point.capacity)}</small>}
    </button>
  );
}

import { Maximize, SquareDashedMousePointer, Trash2, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, IconButton } from '#renderer/ui/index.ts';
import type { PlacedTable } from './places.ts';
import type { useScale } from './use-scale.ts';
import type { Selection } from './use-selection.ts';

/** What can be done with the plan, and what is selected on it. */
export function PlanBar({
  view,
  tables,
  selection,
  several,
  onSeveral,
  readOnly,
  canUndo,
  onUndo,
  onRemove,
}: {
  view: ReturnType<typeof useScale>;
  tables: readonly PlacedTable[];
  selection: Selection;
  several: boolean;
  onSeveral: (several: boolean) => void;
  readOnly: boolean;
  canUndo: boolean;
  onUndo: () => void;
  onRemove: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const selected = tables.filter(({ point }) => selection.selected.has(point.id));
  const [only] = selected;
  return (
    <div className="plan-bar" role="toolbar" aria-label={t('programme.tools')}>
      <p role="status">
        {only === undefined
          ? t('programme.tables', { count: tables.length })
          : selected.length === 1
            ? t('programme.tableAt', {
                name: only.point.name,
                pairs: t('programme.pairs', {
                  count: only.point.capacity,
                  formatted: format.number(only.point.capacity),
                }),
                x: format.exact(only.x),
                y: format.exact(only.y),
              })
            : t('programme.selected', { count: selected.length })}
      </p>
      <span className="plan-zoom">
        <IconButton icon={ZoomOut} label={t('programme.zoomOut')} disabled={!view.canZoomOut} onClick={view.zoomOut} />
        <IconButton icon={ZoomIn} label={t('programme.zoomIn')} disabled={!view.canZoomIn} onClick={view.zoomIn} />
        <IconButton icon={Maximize} label={t('programme.fit')} disabled={!view.canZoomOut} onClick={view.fit} />
      </span>
      {!readOnly && selected.length > 0 && (
        <IconButton
          icon={Trash2}
          label={t('programme.removeSelected')}
          onClick={() => onRemove([...selection.selected])}
        />
      )}
      <Button
        icon={SquareDashedMousePointer}
        variant={several ? 'primary' : 'quiet'}
        aria-pressed={several}
        onClick={() => onSeveral(!several)}
      >
        {t('programme.several')}
      </Button>
      {!readOnly && (
        <Button icon={Undo2} variant="quiet" keys="Ctrl Z" disabled={!canUndo} onClick={onUndo}>
          {t('common.undo')}
        </Button>
      )}
    </div>
  );
}

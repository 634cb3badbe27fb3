import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Checkbox, IconButton, Name, Tag } from '#renderer/ui/index.ts';
import type { MeetingPoint, Programme } from '#shared/contract/programme.ts';
import { useSelection } from './use-selection.ts';

/** The tables as a list: name, room for pairs, and where they are. */
export function TableList({
  programme: { points, locations },
  readOnly,
  onEdit,
  onRemove,
}: {
  programme: Programme;
  readOnly: boolean;
  onEdit: (point: MeetingPoint) => void;
  onRemove: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const selection = useSelection(points.map(({ id }) => id));
  const count = selection.selected.size;
  const pairs = points.reduce((sum, { capacity }) => sum + capacity, 0);
  const nameOf = (id: string) => locations.find((room) => room.id === id)?.name;

  return (
    <>
      <p className="ui-dim" role="status">
        {t('programme.tables', { count: points.length })},{' '}
        {t('programme.pairs', { count: pairs, formatted: format.number(pairs) })}
      </p>
      <ul className="ui-list rounds">
        {!readOnly && (
          <li className="round round-head">
            <Checkbox
              aria-label={t('programme.selectAll')}
              checked={selection.all}
              mixed={count > 0 && !selection.all}
              onChange={selection.toggleAll}
            />
            {count === 0 ? (
              <>
                <span>{t('programme.tableName')}</span>
                <span>{t('programme.capacity')}</span>
                <span>{t('venues.rooms')}</span>
              </>
            ) : (
              <span className="programme-selected">
                <b>{t('programme.selected', { count })}</b>
                <Button icon={Trash2} variant="danger" onClick={() => onRemove([...selection.selected])}>
                  {t('programme.removeSelected')}
                </Button>
              </span>
            )}
          </li>
        )}
        {points.map((point) => {
          const rooms = point.locationIds.map(nameOf).filter((name) => name !== undefined);
          return (
            <li key={point.id} className="round" data-selected={selection.selected.has(point.id)} data-fixed={readOnly}>
              {!readOnly && (
                <Checkbox
                  aria-label={t('programme.selectNamed', { name: point.name })}
                  checked={selection.selected.has(point.id)}
                  onChange={() => selection.toggle(point.id)}
                />
              )}
              <b>
                <Name text={point.name} cut />
                {point.closedAt !== null && <Tag tone="warn">{t('programme.outOfUse')}</Tag>}
              </b>
              <span>{t('programme.pairs', { count: point.capacity, formatted: format.number(point.capacity) })}</span>
              <span className="ui-dim round-place">
                {rooms.length === 0 ? t('programme.nowhere') : <Name text={rooms.join(', ')} cut />}
              </span>
              {!readOnly && (
                <IconButton
                  icon={Pencil}
                  label={t('programme.editNamed', { name: point.name })}
                  onClick={() => onEdit(point)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

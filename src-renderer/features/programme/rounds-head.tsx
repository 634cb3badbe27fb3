import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox } from '#renderer/ui/index.ts';
import type { Selection } from './use-selection.ts';

/** The first line of the list: all at once, the names of the columns, and what to do with those selected. */
export function RoundsHead({ selection, onRemove }: { selection: Selection; onRemove: () => void }) {
  const { t } = useTranslation();
  const count = selection.selected.size;
  return (
    <li className="round round-head">
      <Checkbox
        aria-label={t('programme.selectAll')}
        checked={selection.all}
        mixed={count > 0 && !selection.all}
        onChange={selection.toggleAll}
      />
      {count === 0 ? (
        <>
          <span>{t('programme.roundName')}</span>
          <span>{t('programme.roundTime')}</span>
          <span>{t('programme.roundPlace')}</span>
        </>
      ) : (
        <span className="programme-selected">
          <b>{t('programme.selected', { count })}</b>
          <Button icon={Trash2} variant="danger" onClick={onRemove}>
            {t('programme.removeSelected')}
          </Button>
        </span>
      )}
    </li>
  );
}

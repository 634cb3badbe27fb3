import { Search, SlidersHorizontal, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Icon, IconButton, Popover, Segmented, Select, TextField, useMedia } from '#renderer/ui/index.ts';
import type { Board, Plan } from '#shared/contract/plans.ts';
import { VIEWS, type View } from './grid-model.ts';
import { ZOOMS, type Zoom } from './sizes.ts';

/** How the board is looked at, and who is looked for. */
export interface Look {
  view: View;
  zoom: Zoom;
  /** Null for all. */
  roomId: string | null;
  text: string;
}

/** What can be chosen about the board. */
export function BoardBar({
  plans,
  board,
  look,
  onLook,
  onPlan,
  hits,
  onNext,
  canUndo,
  onUndo,
}: {
  plans: readonly Plan[];
  board: Board;
  look: Look;
  onLook: (patch: Partial<Look>) => void;
  onPlan: (planId: string) => void;
  /** Places of those who are looked for; null while nobody is. */
  hits: number | null;
  onNext: () => void;
  /** Null where nothing may be changed. */
  canUndo: boolean | null;
  onUndo: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const narrow = useMedia('(max-width: 760px)');
  const where = (
    <>
      <Select
        label={t('board.plan')}
        value={board.plan.id}
        options={plans.map(({ id, name, state }) => ({ value: id, label: `${name} (${t(`plans.state.${state}`)})` }))}
        onChange={onPlan}
      />
      {board.locations.length > 1 && (
        <Select
          label={t('board.room')}
          value={look.roomId ?? ''}
          options={[
            { value: '', label: t('board.allRooms') },
            ...board.locations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => onLook({ roomId: id === '' ? null : id })}
        />
      )}
    </>
  );
  const how = (
    <>
      <Segmented
        label={t('board.view')}
        value={look.view}
        options={VIEWS.map((value) => ({ value, label: t(`board.views.${value}`) }))}
        onChange={(view) => onLook({ view })}
      />
      <Segmented
        label={t('board.zoom')}
        value={look.zoom}
        options={ZOOMS.map((value) => ({ value, label: t(`board.zooms.${value}`) }))}
        onChange={(zoom) => onLook({ zoom })}
      />
    </>
  );
  return (
    <div className="board-bar" role="toolbar" aria-label={t('plans.part.board')}>
      {!narrow && where}
      <form
        className="board-find"
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <TextField
          label={
            <>
              <Icon of={Search} size={14} /> {t('board.find')}
            </>
          }
          type="search"
          value={look.text}
          onChange={({ target }) => onLook({ text: target.value })}
        />
        {hits !== null && (
          <small className="ui-dim" role="status">
            {hits === 0
              ? t('board.noHits', { text: look.text.trim() })
              : t('board.hits', { count: hits, formatted: format.number(hits) })}
          </small>
        )}
      </form>
      {narrow ? (
        // The board wants the height more than what is chosen once.
        <Popover
          label={t('board.look')}
          trigger={(props) => <IconButton icon={SlidersHorizontal} label={t('board.look')} {...props} />}
        >
          {() => (
            <div className="board-look">
              {where}
              {how}
            </div>
          )}
        </Popover>
      ) : (
        how
      )}
      {canUndo !== null &&
        (narrow ? (
          <IconButton icon={Undo2} label={t('common.undo')} disabled={!canUndo} onClick={onUndo} />
        ) : (
          <Button icon={Undo2} variant="quiet" keys="Ctrl Z" disabled={!canUndo} onClick={onUndo}>
            {t('common.undo')}
          </Button>
        ))}
    </div>
  );
}

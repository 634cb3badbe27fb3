import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { Button, Dialog, Switch } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board, PlanMove } from '#shared/contract/plans.ts';
import { MoveList } from './move-list.tsx';

/** Gives what has lost its place another one, and shows what moved. */
export function ReplanDialog({ event, board, onClose }: { event: EventRecord; board: Board; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const [retry, setRetry] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState<{ moves: PlanMove[]; unplaced: number } | null>(null);
  const missed = useMemo(() => board.meetings.filter(({ status }) => status === 'noShow'), [board.meetings]);
  const counted = (count: number) => ({ count, formatted: format.number(count) });
  const replan = async () => {
    setBusy(true);
    setFault(null);
    try {
      setDone(await client.meetings.replan({ eventId: event.id, retryIds: retry ? missed.map(({ id }) => id) : [] }));
    } catch (error) {
      setFault(sentenceOf(error, t));
    }
    setBusy(false);
  };
  if (done !== null)
    return (
      <Dialog
        title={t('live.replanned')}
        closeLabel={t('common.close')}
        onClose={onClose}
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <p role="status">
          {done.moves.length === 0 ? t('live.nothingMoved') : t('plans.compareMoves', counted(done.moves.length))}
        </p>
        {done.unplaced > 0 && <p>{t('live.stillUnplaced', counted(done.unplaced))}</p>}
        {done.moves.length > 0 && <MoveList event={event} moves={done.moves} />}
      </Dialog>
    );
  return (
    <FormDialog
      title={t('live.replanTitle')}
      action={t('live.replan')}
      busy={busy}
      fault={fault}
      onSubmit={() => void replan()}
      onClose={onClose}
    >
      <p>{t('live.replanHint')}</p>
      {missed.length > 0 && (
        <div>
          <Switch label={t('live.retry', counted(missed.length))} checked={retry} onChange={() => setRetry(!retry)} />
        </div>
      )}
    </FormDialog>
  );
}

import { Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { Button, Dialog, Switch } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board, PlanMove } from '#shared/contract/plans.ts';
import { MoveList } from './move-list.tsx';
import { useAttempt } from './use-attempt.ts';

/** Gives what has lost its place another one, and shows what moved. */
export function ReplanDialog({ event, board, onClose }: { event: EventRecord; board: Board; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const attempt = useAttempt();
  const format = useFormat();
  const [retry, setRetry] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState<{ moves: PlanMove[]; unplaced: number; undoId: string | null } | null>(null);
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
  const undo = async (undoId: string) => {
    setBusy(true);
    const undone = await attempt(() => client.meetings.undoReplan({ eventId: event.id, undoId }));
    setBusy(false);
    if (undone === null) return false;
    const kept = undone.kept === 0 ? '' : ` ${t('live.replanKept', counted(undone.kept))}`;
    toast({ text: `${t('live.replanUndone', counted(undone.back))}${kept}`, tone: 'ok' });
    return true;
  };
  if (done !== null) {
    const { undoId } = done;
    const close = () => {
      // Whoever has read what moves may think better of it a moment later.
      if (undoId !== null)
        toast({
          text: t('live.replannedCount', counted(done.moves.length)),
          tone: 'ok',
          action: { label: t('common.undo'), run: () => void undo(undoId) },
        });
      onClose();
    };
    return (
      <Dialog
        title={t('live.replanned')}
        closeLabel={t('common.close')}
        onClose={close}
        footer={
          <>
            {undoId !== null && (
              <Button
                icon={Undo2}
                busy={busy}
                onClick={() => void undo(undoId).then((isUndone) => isUndone && onClose())}
              >
                {t('common.undo')}
              </Button>
            )}
            <Button variant="primary" onClick={close}>
              {t('common.close')}
            </Button>
          </>
        }
      >
        <p role="status">
          {done.moves.length === 0 ? t('live.nothingMoved') : t('plans.compareMoves', counted(done.moves.length))}
        </p>
        {done.unplaced > 0 && <p>{t('live.stillUnplaced', counted(done.unplaced))}</p>}
        {done.moves.length > 0 && <MoveList event={event} moves={done.moves} />}
      </Dialog>
    );
  }
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

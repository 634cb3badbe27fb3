import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useServices, useToast } from '#renderer/app/state/services.tsx';
import type { Task } from '#shared/contract/tasks.ts';
import { actionOf, type BulkDetail, type BulkWord, bulkEndOf } from './bulk.ts';
import type { Selection } from './selection.ts';
import { queryOf, type View } from './view.ts';

/** Begins changes of many, and says how they end, wherever somebody is by then. */
export function useBulk(eventId: string) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const { tasks } = useServices();

  return useMemo(() => {
    const failed = (task: Task) => {
      if (task.state === 'done') return false;
      toast({ text: t('said', { text: task.message }), tone: 'no' });
      return true;
    };
    const undo = async (actionId: string) => {
      try {
        const task = await client.registrations.undoBulk({ id: actionId });
        tasks.getState().follow(task, (ended) => {
          if (failed(ended)) return;
          const { restored, kept } = { restored: 0, kept: 0, ...ended.result };
          const text = t('people.bulk.undone', { formatted: format.number(Number(restored)) });
          const others = t('people.bulk.kept', { formatted: format.number(Number(kept)) });
          toast({ text: Number(kept) === 0 ? text : `${text} ${others}`, tone: 'ok' });
        });
      } catch (error) {
        toast({ text: sentenceOf(error, t), tone: 'no' });
      }
    };
    const tell = (word: BulkWord, task: Task) => {
      if (failed(task)) return;
      const { actionId, changed, left, promoted } = bulkEndOf(task);
      const parts = [
        t(`people.bulk.done.${word}`, { formatted: format.number(changed) }),
        ...(left > 0 ? [t('people.bulk.left', { formatted: format.number(left) })] : []),
        ...(promoted > 0 ? [t('people.bulk.promoted', { formatted: format.number(promoted) })] : []),
      ];
      toast({
        text: changed === 0 && left === 0 ? t('people.bulk.nothing') : parts.join(' · '),
        tone: 'ok',
        ...(actionId === null ? {} : { action: { label: t('actions.undo'), run: () => void undo(actionId) } }),
      });
    };
    return {
      undo,
      /** @throws AppError what the core refuses */
      async start(selection: Selection, view: View, word: BulkWord, detail?: BulkDetail): Promise<void> {
        const who =
          selection.kind === 'all'
            ? { query: queryOf(eventId, view), except: [...selection.except] }
            : { ids: [...selection.ids] };
        const task = await client.registrations.bulk({ eventId, who, action: actionOf(word, detail) });
        tasks.getState().follow(task, (ended) => tell(word, ended));
      },
    };
  }, [t, format, client, toast, tasks, eventId]);
}

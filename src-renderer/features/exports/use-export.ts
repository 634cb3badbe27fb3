import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { saveFile } from '#renderer/api/save-file.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useServices, useToast } from '#renderer/app/state/services.tsx';
import { fileOf } from '#renderer/app/state/task-list.ts';
import type { CallInput } from '#shared/contract/define.ts';
import type { recordsContract } from '#shared/contract/records.ts';
import type { Task } from '#shared/contract/tasks.ts';

export type ExportRequest = CallInput<typeof recordsContract.calls.export>;

/**
 * Has a list written into a file. How far it is and how to stop it stand in the tray of tasks; once it is there, it is offered
 * on whichever screen somebody is by then.
 */
export function useExport(): { start: (request: ExportRequest) => Promise<void>; running: ReadonlySet<string> } {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const format = useFormat();
  const { tasks } = useServices();
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());

  const ended = (task: Task) => {
    const file = fileOf(task, Date.now());
    if (task.state === 'cancelled') return;
    if (file === null) return toast({ text: t('said', { text: task.message }), tone: 'no' });
    const rows = Number(task.result?.rows ?? 0);
    toast({
      text: t('exports.ready', { count: rows, formatted: format.number(rows) }),
      tone: 'ok',
      action: { label: t('exports.save'), run: () => saveFile(file.url, file.name) },
    });
  };
  const start = async (request: ExportRequest) => {
    const name = nameOf(request);
    setRunning((names) => new Set(names).add(name));
    const stop = () => setRunning((names) => new Set([...names].filter((other) => other !== name)));
    try {
      const task = await client.records.export(request);
      tasks.getState().follow(task, (last) => {
        stop();
        ended(last);
      });
    } catch (error) {
      stop();
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
  };
  return { start, running };
}

/** Which list in which form, to tell what is under way. */
export function nameOf({ what, format }: Pick<ExportRequest, 'what' | 'format'>): string {
  return `${what} ${format}`;
}

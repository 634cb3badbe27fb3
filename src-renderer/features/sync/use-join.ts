import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, usePush } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { FoundHub } from '#shared/contract/sync.ts';
import { AppError } from '#shared/domain/errors.ts';

export type JoinState =
  | { at: 'code'; fault: string | null }
  | { at: 'looking' }
  | { at: 'found'; code: string; hub: FoundHub; fault: string | null }
  | { at: 'joining'; progress: number | null; message: string }
  | { at: 'restarting' };

/** This desk on its way into a hub: the code, what it leads to, the copy. Nothing changes before somebody has seen that. */
export function useJoin(onJoined: () => void) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const [state, setState] = useState<JoinState>({ at: 'code', fault: null });
  /** Counts the looks, so that nobody sees what an earlier one has found. */
  const look = useRef(0);
  usePush('sync', 'joining', ({ progress, message }) =>
    setState((now) => (now.at === 'joining' ? { ...now, progress, message } : now)),
  );

  return {
    state,
    async look(code: string): Promise<void> {
      if (code.trim() === '') return setState({ at: 'code', fault: t('sync.codeEmpty') });
      look.current += 1;
      const mine = look.current;
      const settle = (next: JoinState) => {
        if (look.current === mine) setState(next);
      };
      setState({ at: 'looking' });
      try {
        settle({ at: 'found', code, hub: await client.sync.inspectCode({ code }), fault: null });
      } catch (error) {
        settle({ at: 'code', fault: sentenceOf(error, t) });
      }
    },
    async join(code: string, hub: FoundHub, name: string, replace: boolean): Promise<void> {
      setState({ at: 'joining', progress: null, message: '' });
      try {
        const joined = await client.sync.join({ code, name, replace });
        if (joined.restarts) {
          setState({ at: 'restarting' });
          toast({ text: t('sync.joinedAnew', { hub: joined.hub }), tone: 'ok', outlivesSession: true });
        } else {
          toast({ text: t('sync.joined', { hub: joined.hub, name: joined.name }), tone: 'ok' });
          onJoined();
        }
      } catch (error) {
        const isOver = error instanceof AppError && error.code === 'cancelled';
        if (isOver) setState({ at: 'code', fault: t('sync.cancelled') });
        else setState({ at: 'found', code, hub, fault: sentenceOf(error, t) });
      }
    },
    cancel(): void {
      client.sync.cancelJoin({}).catch((error: unknown) => toast({ text: sentenceOf(error, t), tone: 'no' }));
    },
    /** To another code. */
    reset(): void {
      look.current += 1;
      setState({ at: 'code', fault: null });
    },
  };
}

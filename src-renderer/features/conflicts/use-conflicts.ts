import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { newNonce } from '#renderer/api/nonce.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { Conflict } from '#shared/contract/conflicts.ts';
import type { Decision } from '#shared/domain/conflict.ts';

/** How many conflicts of an event are open; none until that is known. */
export function useOpenConflicts(eventId: string | null): number {
  const client = useClient();
  const { data } = useQuery({
    queryKey: keys.conflictCounts(eventId ?? ''),
    queryFn: () => client.conflicts.counts({ eventId: eventId ?? '' }),
    enabled: eventId !== null,
    // What a desk has heard of others may be told to nobody else.
    staleTime: 0,
  });
  return data?.open ?? 0;
}

/** Does something about a conflict. @param onDone called when it is on disk */
export function useDecision(onDone: () => void) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const decide = async ({ id }: Conflict, decision: Decision, pick?: string) => {
    setBusy(true);
    try {
      const chosen = pick === undefined ? {} : { pick };
      await client.conflicts.handle({ nonce: newNonce(), conflictId: id, decision, ...chosen });
      toast({ text: t('conflicts.done'), tone: 'ok' });
      onDone();
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ['conflicts'] });
    }
  };
  return { busy, decide };
}

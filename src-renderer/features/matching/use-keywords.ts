import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { KeywordRow } from '#shared/contract/interests.ts';

type Answer = Promise<{ keywords: KeywordRow[] }>;

/** All keywords of an event, and changes of them, each with its Undo. A refusal is thrown to whoever asked. */
export function useKeywords(eventId: string) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const queryKey = keys.keywords(eventId);
  const query = useQuery({ queryKey, queryFn: () => client.interests.keywords({ eventId }) });
  const take = async (answer: Answer) => {
    putAnswer(queries, queryKey, await answer);
  };
  const change = async (answer: Answer, text: string, undo: () => Answer) => {
    await take(answer);
    const run = () => void take(undo()).catch((error) => toast({ text: sentenceOf(error, t), tone: 'no' }));
    toast({ text, action: { label: t('common.undo'), run } });
  };
  return {
    query,
    rows: query.data?.keywords,
    merge: (merged: readonly string[], into: string) =>
      change(client.interests.merge({ eventId, keys: [...merged], into }), t('matching.merged', { into }), () =>
        client.interests.split({ eventId, keys: [...merged] }),
      ),
    split: (row: KeywordRow, parted: readonly string[]) =>
      change(
        client.interests.split({ eventId, keys: [...parted] }),
        t('matching.split.done', { label: row.label }),
        () => client.interests.merge({ eventId, keys: [...parted], into: row.key }),
      ),
    rename: (row: KeywordRow, label: string | null) =>
      change(
        client.interests.rename({ eventId, key: row.key, label }),
        t('matching.rename.done', { label: row.label }),
        () => client.interests.rename({ eventId, key: row.key, label: row.label }),
      ),
  };
}

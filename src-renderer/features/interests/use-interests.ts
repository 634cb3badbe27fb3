import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useSettled } from '#renderer/features/check-in/use-settled.ts';
import type { Interests } from '#shared/contract/interests.ts';
import { withoutChange } from './words.ts';

export const LISTS = ['offering', 'lookingFor', 'topics'] as const;
export type WordList = (typeof LISTS)[number];
type Lists = Partial<Record<WordList, readonly string[]>>;

/** Letters that come within so many ms are one question to the core. */
const TYPING_MS = 100;

/** What somebody is interested in, as it is shown while changes are on their way. */
export function useInterests(registrationId: string) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const queryKey = keys.interests(registrationId);
  const query = useQuery({ queryKey, queryFn: () => client.interests.get({ registrationId }) });
  /** What was changed and is not answered yet: the next change begins with it. */
  const draft = useRef<Lists>({});
  const pending = useRef(0);
  const [, setShown] = useState(draft.current);

  const listOf = (list: WordList): readonly string[] =>
    draft.current[list] ?? queries.getQueryData<Interests>(queryKey)?.[list] ?? [];
  const put = (next: Lists) => {
    draft.current = next;
    setShown(next);
  };
  const save = async (list: WordList, words: readonly string[]): Promise<boolean> => {
    pending.current += 1;
    put({ ...draft.current, [list]: words });
    try {
      const answer = await client.interests.set({ registrationId, [list]: [...words] });
      putAnswer(queries, queryKey, answer);
      return true;
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      return false;
    } finally {
      pending.current -= 1;
      if (pending.current === 0) {
        put({});
        void queries.invalidateQueries({ queryKey });
      }
    }
  };
  return {
    query,
    listOf,
    /** Saves a list at once. @param text says what is gone or came, where taking that back is worth a button */
    async change(list: WordList, words: readonly string[], text: string | null): Promise<void> {
      const before = listOf(list);
      if (!(await save(list, words)) || text === null) return;
      toast({
        text,
        action: { label: t('common.undo'), run: () => void save(list, withoutChange(listOf(list), before, words)) },
      });
    },
  };
}

/** Keywords of the event that begin like what is typed, the most used first; none while nothing is typed. */
export function useSuggestions(eventId: string, text: string) {
  const client = useClient();
  const settled = useSettled(text.trim(), TYPING_MS);
  const query = useQuery({
    queryKey: [...keys.keywords(eventId), 'suggest', settled],
    queryFn: async () => (await client.interests.suggest({ eventId, text: settled })).keywords,
    enabled: settled !== '',
    gcTime: 30_000,
  });
  return settled === '' ? [] : (query.data ?? []);
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useProgramme } from '#renderer/api/queries.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { RoundSaid } from './rounds.ts';

type Said = { roundId: string; available: boolean }[];

/** To which rounds of an event somebody comes, and how to say otherwise. What is said shows at once. */
export function useAvailability(registrationId: string, eventId: string) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const queryKey = keys.availability(registrationId);
  const programme = useProgramme(eventId);
  const query = useQuery({
    queryKey,
    queryFn: async (): Promise<Said> => (await client.programme.availability({ registrationId })).rounds,
  });
  const can = new Map(query.data?.map(({ roundId, available }) => [roundId, available]));
  const rounds: RoundSaid[] = (programme.data?.rounds ?? []).map((round) => ({
    ...round,
    available: can.get(round.id) ?? true,
  }));

  const send = async (said: Said): Promise<boolean> => {
    const news = new Map(said.map(({ roundId, available }) => [roundId, available]));
    await queries.cancelQueries({ queryKey });
    queries.setQueryData<Said>(queryKey, (old) =>
      old?.map(({ roundId, available }) => ({ roundId, available: news.get(roundId) ?? available })),
    );
    try {
      const answer = await client.programme.setAvailability({ registrationId, rounds: said });
      putAnswer(queries, queryKey, answer.rounds);
      return true;
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      void queries.invalidateQueries({ queryKey });
      return false;
    } finally {
      void queries.invalidateQueries({ queryKey: ['openRounds'] });
    }
  };
  const saidOf = (list: readonly RoundSaid[]): Said => list.map(({ id, available }) => ({ roundId: id, available }));
  return {
    ready: programme.data !== undefined && query.data !== undefined,
    query,
    rounds,
    /** @param text says what was done, where taking it back is worth a button */
    async set(list: readonly RoundSaid[], text: string | null = null): Promise<void> {
      if (list.length === 0) return;
      const before = saidOf(rounds.filter(({ id }) => list.some((one) => one.id === id)));
      if (!(await send(saidOf(list))) || text === null) return;
      toast({ text, tone: 'ok', action: { label: t('common.undo'), run: () => void send(before) } });
    },
  };
}

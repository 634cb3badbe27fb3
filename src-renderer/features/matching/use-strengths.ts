import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';

type Strengths = ReadonlyMap<string, number | null>;

/**
 * How well matches suit each other, by their ids: 0 to 1, null where one of the two takes no part, nothing until it is there.
 * @param pages ids of matches as they are shown, asked for a page at a time
 */
export function useStrengths(pages: readonly (readonly string[])[]): Strengths {
  const client = useClient();
  return useQueries({
    queries: pages
      .filter((ids) => ids.length > 0)
      .map((ids) => ({
        queryKey: keys.strengths(ids),
        queryFn: async () => {
          const { strengths } = await client.matching.strengths({ matchIds: [...ids] });
          return ids.map((id, place) => [id, strengths[place] ?? null] as const);
        },
        // A match that comes moves all others to another place: theirs stay until the new ones are there.
        placeholderData: keepPreviousData,
      })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => data ?? [])),
  });
}

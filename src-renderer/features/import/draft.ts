import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#shared/contract/define.ts';
import type { FileInspection, importContract } from '#shared/contract/import.ts';
import type { Column } from './mapping.ts';

export type Choices = NonNullable<CallInput<typeof importContract.calls.inspect>['choices']>;

/** A file on its way to an import; from `following` on the core keeps the state. */
export type Draft =
  | { at: 'choose'; fault: string | null }
  | { at: 'uploading'; fileName: string; bytes: number; done: number; abort: AbortController }
  | { at: 'inspecting'; fileName: string }
  | {
      at: 'mapping';
      uploadId: string;
      choices: Choices;
      inspection: FileInspection;
      mapping: readonly Column[];
      /** Under way: reading again, or starting. */
      busy: boolean;
      fault: string | null;
    }
  | { at: 'following'; importId: string };

const START: Draft = { at: 'choose', fault: null };

/**
 * The draft of an event's import. It stands in the query cache, which outlives the screen and is emptied when somebody else
 * signs in: going away and coming back finds everything as it was, an upload goes on meanwhile.
 */
export function useDraft(eventId: string): [draft: Draft, set: (next: Draft) => void, get: () => Draft] {
  const queries = useQueryClient();
  const key = ['importDraft', eventId];
  const { data } = useQuery<Draft>({
    queryKey: key,
    enabled: false,
    initialData: START,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [data, (next) => void queries.setQueryData<Draft>(key, next), () => queries.getQueryData<Draft>(key) ?? START];
}

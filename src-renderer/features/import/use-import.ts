import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient, usePush } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { uploadFile } from '#renderer/api/upload.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Choices, useDraft } from './draft.ts';
import { isChanged, proposedMapping } from './mapping.ts';
import { withStatus } from './status.ts';

const importsKey = (eventId: string) => ['imports', eventId];

/** Imports of an event, newest first, kept up to date by what the core pushes. */
export function useImports(eventId: string): readonly ImportStatus[] | undefined {
  const client = useClient();
  const queries = useQueryClient();
  usePush('import', 'progress', (status) => {
    queries.setQueryData<ImportStatus[]>(importsKey(status.eventId), (old) => old && withStatus(old, status));
  });
  return useQuery({
    queryKey: importsKey(eventId),
    queryFn: async () => (await client.import.list({ eventId })).imports,
    staleTime: 0,
  }).data;
}

/** Everything that can be done on the way from a file to a list. */
export function useImportFlow(eventId: string) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const [draft, setDraft, getDraft] = useDraft(eventId);
  const sentence = (error: unknown) => sentenceOf(error, t);
  const note = (status: ImportStatus) =>
    queries.setQueryData<ImportStatus[]>(importsKey(eventId), (old) => old && withStatus(old, status));

  const inspect = async (uploadId: string, choices: Choices) => {
    const inspection = await client.import.inspect({ source: { kind: 'upload', uploadId }, choices });
    const mapping = proposedMapping(inspection);
    setDraft({ at: 'mapping', uploadId, choices, inspection, mapping, busy: false, fault: null });
  };

  return {
    draft,
    setDraft,
    async choose(file: File) {
      const abort = new AbortController();
      const uploading = { at: 'uploading', fileName: file.name, bytes: file.size, abort } as const;
      setDraft({ ...uploading, done: 0 });
      try {
        const { uploadId } = await uploadFile(file, {
          signal: abort.signal,
          onProgress: (done) => setDraft({ ...uploading, done }),
        });
        setDraft({ at: 'inspecting', fileName: file.name });
        await inspect(uploadId, {});
      } catch (error) {
        const cancelled = error instanceof AppError && error.code === 'cancelled';
        setDraft({ at: 'choose', fault: cancelled ? null : sentence(error) });
      }
    },
    /** Reads the file again with corrected choices. What the correction breaks is said, and the old reading stays. */
    async reread(choices: Choices) {
      const before = getDraft();
      if (before.at !== 'mapping') return;
      setDraft({ ...before, busy: true, fault: null });
      try {
        await inspect(before.uploadId, choices);
      } catch (error) {
        setDraft({ ...before, busy: false, fault: sentence(error) });
      }
    },
    async start() {
      const before = getDraft();
      if (before.at !== 'mapping' || before.busy) return;
      const { uploadId, choices, mapping, inspection } = before;
      setDraft({ ...before, busy: true, fault: null });
      try {
        const status = await client.import.start({
          source: { kind: 'upload', uploadId },
          eventId,
          choices,
          ...(isChanged(mapping, inspection) ? { mapping: [...mapping] } : {}),
        });
        note(status);
        setDraft({ at: 'following', importId: status.id });
      } catch (error) {
        setDraft({ ...before, busy: false, fault: sentence(error) });
      }
    },
    async commit(id: string) {
      setDraft({ at: 'following', importId: id });
      note(await client.import.commit({ id }));
    },
    async cancel(id: string) {
      setDraft({ at: 'choose', fault: null });
      note(await client.import.cancel({ id }));
    },
    again: () => setDraft({ at: 'choose', fault: null }),
  };
}

export type ImportFlow = ReturnType<typeof useImportFlow>;

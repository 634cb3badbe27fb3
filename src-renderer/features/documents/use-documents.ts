import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useRemoval } from '#renderer/features/forms/use-removal.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';
import type { DocumentKind } from '#shared/domain/documents.ts';

/** The document of a kind that there is of somebody; null for none, undefined until that is known. */
export function useDocument(registrationId: string, kind: DocumentKind): DocumentRecord | null | undefined {
  const client = useClient();
  const documents = useQuery({
    queryKey: keys.documents(registrationId),
    queryFn: async () => (await client.documents.ofRegistration({ registrationId })).documents,
    // A file may be gone from the disk without anybody being told.
    staleTime: 0,
  }).data;
  return documents && (documents.find((document) => document.kind === kind) ?? null);
}

/** Takes a document away and offers to bring it back. */
export function useRemoveDocument(): (document: DocumentRecord) => Promise<boolean> {
  const { t } = useTranslation();
  const client = useClient();
  const removal = useRemoval(['documents']);
  return ({ id, kind, person }) =>
    removal(
      t(`documents.removed.${kind}`, { name: person }),
      () => client.documents.remove({ id }),
      () => client.documents.restore({ id }),
    );
}

/** Saves a document as a file of its own name. */
export function useSaveDocument(): (document: Pick<DocumentRecord, 'id'>) => Promise<void> {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  return async ({ id }) => {
    try {
      const { saveUrl, name } = await client.documents.open({ id });
      const anchor = document.createElement('a');
      anchor.href = saveUrl;
      anchor.download = name;
      anchor.click();
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
  };
}

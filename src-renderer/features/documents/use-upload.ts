import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import type { AppClient } from '#renderer/api/link.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { uploadFile } from '#renderer/api/upload.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { DocumentRecord } from '#shared/contract/documents.ts';
import type { DocumentKind } from '#shared/domain/documents.ts';
import { shrinkPhoto } from './shrink.ts';

type State = { at: 'idle' } | { at: 'sending'; done: number } | { at: 'refused'; why: string };

/** What a file chooser offers of each kind. The core looks at the content and says what it does not take. */
export const ACCEPTED: Record<DocumentKind, string> = {
  photo: 'image/*',
  resume: '.pdf,.docx,.png,.jpg,.jpeg',
};

/** Hands over files for somebody. What the core does not take is said by the state, and nothing is changed then. */
export function useUpload({
  registrationId,
  name,
  kind,
}: {
  registrationId: string;
  name: string;
  kind: DocumentKind;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const [state, setState] = useState<State>({ at: 'idle' });

  /** @param before what it takes the place of: it can be brought back */
  const send = async (file: File, before: DocumentRecord | null): Promise<void> => {
    setState({ at: 'sending', done: 0 });
    try {
      const former = before === null || before.missing ? null : await contentOf(client, before);
      // It would be gone for good without a question.
      if (former === null && before !== null && !before.missing)
        return setState({ at: 'refused', why: t('documents.unreadable') });
      const handed = kind === 'photo' ? await shrinkPhoto(file) : file;
      const { uploadId } = await uploadFile(handed, { onProgress: (done) => setState({ at: 'sending', done }) });
      const answer = await client.documents.add({ registrationId, kind, uploadId });
      if (!answer.ok) return setState({ at: 'refused', why: t('said', { text: answer.message }) });
      setState({ at: 'idle' });
      toast({
        text: answer.replaced ? t(`documents.replaced.${kind}`, { name }) : t(`documents.added.${kind}`, { name }),
        tone: 'ok',
        ...(former === null ? {} : { action: { label: t('common.undo'), run: () => void send(former, null) } }),
      });
    } catch (error) {
      setState({ at: 'refused', why: sentenceOf(error, t) });
    }
  };
  return { state, busy: state.at === 'sending', send };
}

/** A file as it was handed over once; null where it cannot be had now. */
async function contentOf(client: AppClient, { id }: DocumentRecord): Promise<File | null> {
  try {
    const { saveUrl, name, mimeType } = await client.documents.open({ id });
    const response = await fetch(saveUrl);
    return response.ok ? new File([await response.blob()], name, { type: mimeType }) : null;
  } catch {
    return null;
  }
}

import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { saveText } from '#renderer/api/save-file.ts';
import { useToast } from '#renderer/app/state/services.tsx';

/** Saves the rejected rows of an import as a file, a reason with each. */
export function useRejectedDownload(): (importId: string) => Promise<void> {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  return async (id) => {
    try {
      const { name, text } = await client.import.rejectedFile({ id });
      saveText(text, name, 'text/csv');
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
  };
}

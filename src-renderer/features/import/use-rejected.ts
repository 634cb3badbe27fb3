import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { saveFile } from '#renderer/api/save-file.ts';
import { useToast } from '#renderer/app/state/services.tsx';

/** Saves the rejected rows of an import as a file, a reason with each. */
export function useRejectedDownload(): (importId: string) => Promise<void> {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  return async (id) => {
    try {
      const { name, text } = await client.import.rejectedFile({ id });
      const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
      saveFile(address, name);
      // The browser reads it after this turn.
      window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
  };
}

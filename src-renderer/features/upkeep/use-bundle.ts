import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { uploadFile } from '#renderer/api/upload.ts';
import type { BundleContent } from '#shared/contract/installation.ts';

export type BundleState =
  | { at: 'choose'; fault: string | null }
  | { at: 'reading'; done: number | null }
  | { at: 'known'; name: string; uploadId: string; content: BundleContent };

/** A bundle on its way in: handed over, looked at, and shown before anything is done with it. */
export function useBundle() {
  const { t } = useTranslation();
  const client = useClient();
  const [state, setState] = useState<BundleState>({ at: 'choose', fault: null });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  return {
    state,
    async choose(file: File): Promise<void> {
      const mine = new AbortController();
      abort.current = mine;
      setState({ at: 'reading', done: 0 });
      try {
        const onProgress = (done: number) => setState({ at: 'reading', done });
        const { uploadId } = await uploadFile(file, { onProgress, signal: mine.signal, whole: true });
        setState({ at: 'reading', done: null });
        const content = await client.installation.inspectBundle({ source: { kind: 'upload', uploadId } });
        setState({ at: 'known', name: file.name, uploadId, content });
      } catch (error) {
        setState({ at: 'choose', fault: mine.signal.aborted ? null : sentenceOf(error, t) });
      }
    },
    /** Back to choosing; what is being handed over is stopped. */
    reset(): void {
      abort.current?.abort();
      setState({ at: 'choose', fault: null });
    },
  };
}

import './preview.css';
import { Check, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, Card, Name } from '#renderer/ui/index.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import { Counts } from './counts.tsx';
import { SampleList } from './sample-list.tsx';
import { KINDS, type Kind } from './status.ts';
import type { ImportFlow } from './use-import.ts';
import { useRejectedDownload } from './use-rejected.ts';
import { Warnings } from './warnings.tsx';

/** What the file would change. Nothing has changed yet. */
export function PreviewStep({ status, flow }: { status: ImportStatus; flow: ImportFlow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const toast = useToast();
  const download = useRejectedDownload();
  const { counts } = status;
  const [kind, setKind] = useState<Kind>(() => KINDS.find((one) => counts[one] > 0) ?? 'new');
  const [busy, setBusy] = useState(false);
  const moving = counts.new + counts.changed;

  const commitLabel =
    counts.new > 0 && counts.changed > 0
      ? t('import.commitBoth', { added: format.number(counts.new), changed: format.number(counts.changed) })
      : counts.new > 0
        ? t('import.commitNew', { count: counts.new, formatted: format.number(counts.new) })
        : counts.changed > 0
          ? t('import.commit', { count: counts.changed, formatted: format.number(counts.changed) })
          : t('import.commitNone');

  const commit = async () => {
    setBusy(true);
    try {
      await flow.commit(status.id);
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      setBusy(false);
    }
  };

  return (
    <>
      <Card>
        <h2 className="import-file">
          <Name text={status.fileName} cut />
        </h2>
        <Counts counts={counts} chosen={kind} onChoose={setKind} />
        <SampleList status={status} kind={kind} />
        {counts.rejected > 0 && (
          <div className="import-rejected">
            <p>{t('import.rejectedHint', { count: counts.rejected, formatted: format.number(counts.rejected) })}</p>
            <Button icon={Download} onClick={() => void download(status.id)}>
              {t('import.rejectedFile')}
            </Button>
          </div>
        )}
        <Warnings texts={status.warnings} />
      </Card>
      <div className="import-bar">
        <span className="ui-dim">{t(moving > 0 ? 'import.nothingYet' : 'import.nothingToDo')}</span>
        <Button onClick={() => void flow.cancel(status.id)}>{t('import.discard')}</Button>
        <Button variant="primary" size="l" icon={Check} busy={busy} autoFocus onClick={() => void commit()}>
          {commitLabel}
        </Button>
      </div>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Card, Name, ProgressBar } from '#renderer/ui/index.ts';
import type { Draft } from './draft.ts';

/** The file on its way, and while it is looked at. */
export function UploadStep({ draft }: { draft: Extract<Draft, { at: 'uploading' | 'inspecting' }> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = draft.at === 'uploading' ? t('import.uploading') : t('import.inspecting');
  return (
    <Card>
      <h2 className="import-file">
        <Name text={draft.fileName} cut />
      </h2>
      <ProgressBar value={draft.at === 'uploading' ? draft.done : null} label={label} />
      <div className="import-foot">
        <span role="status">
          {label}
          {draft.at === 'uploading' && ` ${format.rate(draft.bytes / 1024 / 1024)} MB`}
        </span>
        {draft.at === 'uploading' && <Button onClick={() => draft.abort.abort()}>{t('common.cancel')}</Button>}
      </div>
    </Card>
  );
}

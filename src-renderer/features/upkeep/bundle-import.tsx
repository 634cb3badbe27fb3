import { PackagePlus, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '#renderer/features/forms/file-drop.tsx';
import { Button, Card, ProgressBar } from '#renderer/ui/index.ts';
import { BundleConfirm } from './bundle-confirm.tsx';
import { useBundle } from './use-bundle.ts';

/** Takes a bundle in: chosen, looked at, confirmed. A file that is none is refused in its place. */
export function BundleImport() {
  const { t } = useTranslation();
  const { state, choose, reset } = useBundle();
  return (
    <Card title={t('upkeep.import')}>
      <p className="ui-dim">{t('upkeep.importHint')}</p>
      {state.at === 'choose' && (
        <>
          <FileDrop
            icon={PackagePlus}
            title={t('upkeep.importDrop')}
            hint={t('upkeep.importDropHint')}
            accept=".zip,application/zip"
            onFile={(file) => void choose(file)}
          />
          {state.fault !== null && (
            <p className="form-fault" data-tone="no" role="alert">
              {state.fault}
            </p>
          )}
        </>
      )}
      {state.at === 'reading' && (
        <div className="form" role="status">
          <ProgressBar value={state.done} label={t('upkeep.reading')} />
          <p>{state.done === null ? t('upkeep.looking') : t('upkeep.reading')}</p>
          {state.done !== null && (
            <div>
              <Button icon={Square} onClick={reset}>
                {t('tasks.stopShort')}
              </Button>
            </div>
          )}
        </div>
      )}
      {state.at === 'known' && (
        <BundleConfirm name={state.name} uploadId={state.uploadId} content={state.content} onBack={reset} />
      )}
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Card, Name, ProgressBar } from '#renderer/ui/index.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import type { ImportFlow } from './use-import.ts';

/** Reading, comparing or applying, with how far it is. Until it is confirmed it can be stopped. */
export function RunningStep({ status, flow }: { status: ImportStatus; flow: ImportFlow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = status.state === 'comparing' || status.state === 'applying' ? status.state : 'reading';
  return (
    <Card>
      <h2 className="import-file">
        <Name text={status.fileName} cut />
      </h2>
      <ProgressBar
        value={status.progress}
        label={t(`import.running.${state}`)}
        tone={state === 'applying' ? 'ok' : 'accent'}
      />
      <div className="import-foot">
        <span>
          <b role="status">{t(`import.running.${state}`)}</b>
          <span className="ui-dim">
            {status.rowsRead > 0 &&
              ` ${t('import.rows', { count: status.rowsRead, formatted: format.number(status.rowsRead) })}. `}
            {t(`import.runningHint.${state}`)}
          </span>
        </span>
        {state !== 'applying' && <Button onClick={() => void flow.cancel(status.id)}>{t('common.cancel')}</Button>}
      </div>
      {status.error && (
        <p className="form-fault" data-tone="no" role="alert">
          {t('said', { text: status.error })}
        </p>
      )}
    </Card>
  );
}

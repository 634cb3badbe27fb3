import { HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button, Card } from '#renderer/ui/index.ts';

type State = { at: 'idle' | 'busy' } | { at: 'done'; file: string; bytes: number } | { at: 'failed'; why: string };

const MEGABYTE = 1024 * 1024;

/** A copy of everything, made now. */
export function DataSection() {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const version = useSession((state) => state.info?.version ?? '');
  const [state, setState] = useState<State>({ at: 'idle' });
  const backup = async () => {
    setState({ at: 'busy' });
    try {
      setState({ at: 'done', ...(await client.app.backup({})) });
    } catch (error) {
      setState({ at: 'failed', why: sentenceOf(error, t) });
    }
  };
  return (
    <Card title={t('settings.section.data')}>
      <p className="ui-dim">{t('settings.backupHint')}</p>
      <div>
        <Button icon={HardDriveDownload} busy={state.at === 'busy'} onClick={() => void backup()}>
          {t('settings.backup')}
        </Button>
      </div>
      <div role="status">
        {state.at === 'done' && (
          <div className="backup-done" data-tone="ok">
            <b>{t('settings.backupDone', { size: format.rate(state.bytes / MEGABYTE) })}</b>
            <code className="selectable">{state.file}</code>
          </div>
        )}
        {state.at === 'failed' && (
          <p className="form-fault" data-tone="no">
            {state.why}
          </p>
        )}
      </div>
      <p className="ui-dim">{t('settings.version', { version })}</p>
    </Card>
  );
}

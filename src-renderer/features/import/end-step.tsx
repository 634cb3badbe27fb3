import './preview.css';
import { CircleCheck, CircleSlash, CircleX, Download, FileUp, ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Card, Icon } from '#renderer/ui/index.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import type { ImportFlow } from './use-import.ts';
import { useRejectedDownload } from './use-rejected.ts';
import { Warnings } from './warnings.tsx';

const LOOKS = {
  done: { tone: 'ok', icon: CircleCheck },
  cancelled: { tone: 'idle', icon: CircleSlash },
  failed: { tone: 'no', icon: CircleX },
} as const;

/** How it ended, and where to go from here. */
export function EndStep({ status, flow }: { status: ImportStatus; flow: ImportFlow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  const download = useRejectedDownload();
  const end = status.state === 'done' || status.state === 'failed' ? status.state : 'cancelled';
  const { counts } = status;
  const parts = (['new', 'changed', 'unchanged', 'rejected'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${format.number(counts[kind])} ${t(`import.kind.${kind}`).toLocaleLowerCase()}`);

  return (
    <Card>
      <div className="import-end" data-tone={LOOKS[end].tone} role="status">
        <Icon of={LOOKS[end].icon} size={56} />
        <div>
          <h2>{t(`import.end.${end}`)}</h2>
          <p>
            {end === 'done'
              ? `${parts.join(', ')}.`
              : status.error
                ? t('said', { text: status.error })
                : t(`import.endHint.${end}`)}
          </p>
        </div>
      </div>
      {end === 'done' && <Warnings texts={status.warnings} />}
      <div className="ui-line">
        {end === 'done' && (
          <Button variant="primary" size="l" icon={ScanLine} autoFocus onClick={() => navigate('/')}>
            {t('import.toCheckIn')}
          </Button>
        )}
        <Button size="l" icon={FileUp} onClick={flow.again}>
          {t('import.otherFile')}
        </Button>
        {end === 'done' && counts.rejected > 0 && (
          <Button size="l" icon={Download} onClick={() => void download(status.id)}>
            {t('import.rejectedFile')}
          </Button>
        )}
      </div>
    </Card>
  );
}

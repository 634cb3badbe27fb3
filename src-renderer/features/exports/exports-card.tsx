import './exports.css';
import { useTranslation } from 'react-i18next';
import { Button, Card } from '#renderer/ui/index.ts';
import { EXPORT_FORMATS, EXPORTS } from '#shared/contract/records.ts';
import { nameOf, useExport } from './use-export.ts';

/** Everything that can leave the app, each list by one press. */
export function ExportsCard({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const { start, running } = useExport();
  return (
    <Card title={t('exports.title')}>
      <p className="ui-dim">{t('exports.hint')}</p>
      <ul className="exports">
        {EXPORTS.map((what) => (
          <li key={what}>
            <span>{t(`exports.lists.${what}`)}</span>
            {EXPORT_FORMATS.map((format) => (
              <Button
                key={format}
                busy={running.has(nameOf({ what, format }))}
                aria-label={t('exports.listAs', { list: t(`exports.lists.${what}`), format: format.toUpperCase() })}
                onClick={() => void start({ eventId, what, format })}
              >
                {format.toUpperCase()}
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

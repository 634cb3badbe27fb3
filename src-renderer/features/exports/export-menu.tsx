import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Popover } from '#renderer/ui/index.ts';
import { EXPORT_FORMATS } from '#shared/contract/records.ts';
import { type ExportRequest, nameOf, useExport } from './use-export.ts';

/** Has what is shown written into a file, in either form. */
export function ExportMenu({ request }: { request: Omit<ExportRequest, 'format'> }) {
  const { t } = useTranslation();
  const { start, running } = useExport();
  return (
    <Popover
      label={t('exports.menu')}
      trigger={(opens) => (
        <Button icon={Download} {...opens}>
          {t('exports.menu')}
        </Button>
      )}
    >
      {(close) =>
        EXPORT_FORMATS.map((format) => (
          <Button
            key={format}
            variant="quiet"
            busy={running.has(nameOf({ ...request, format }))}
            onClick={() => {
              close();
              void start({ ...request, format });
            }}
          >
            {t(`exports.as.${format}`)}
          </Button>
        ))
      }
    </Popover>
  );
}

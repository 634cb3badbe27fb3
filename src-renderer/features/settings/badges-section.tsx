import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useEvents } from '#renderer/api/queries.ts';
import { useSettings } from '#renderer/app/use-settings.ts';
import { BadgePreview } from '#renderer/features/print/badge-preview.tsx';
import { PrintLog } from '#renderer/features/print/print-log.tsx';
import { templateKey } from '#renderer/features/print/templates.ts';
import { TestPrint } from '#renderer/features/print/test-print.tsx';
import { useSampleBadge } from '#renderer/features/print/use-sample-badge.ts';
import { Button, Card, Select, Switch } from '#renderer/ui/index.ts';
import { BADGE_TEMPLATES, DEFAULT_BADGE_TEMPLATE } from '#shared/domain/badges.ts';

/** Printing at this desk: when, where, how large; a test; and what was printed. */
export function BadgesSection() {
  const { t } = useTranslation();
  const client = useClient();
  const [settings, change] = useSettings();
  const event = useEvents().data?.find(({ id }) => id === settings?.eventId);
  const found = useQuery({ queryKey: ['printers'], queryFn: () => client.print.printers({}) }).data;
  const [testing, setTesting] = useState(false);
  const ofEvent = event?.badgeTemplate ?? DEFAULT_BADGE_TEMPLATE;
  const sample = useSampleBadge(settings?.badgeTemplate ?? ofEvent, event?.title ?? '');
  if (settings === null) return null;
  const gone = settings.printer !== null && !found?.printers.some(({ name }) => name === settings.printer);

  return (
    <>
      <Card title={t('settings.section.badges')}>
        <Switch
          label={t('settings.autoPrint')}
          checked={settings.autoPrint}
          onChange={(changed) => change({ autoPrint: changed.target.checked })}
        />
        {found?.mode === 'dialog' && <p className="ui-dim">{t('settings.printDialog')}</p>}
        {found?.mode === 'silent' && (
          <Select
            label={t('settings.printer')}
            value={settings.printer ?? ''}
            error={gone ? t('settings.printerGone') : null}
            hint={found.printers.length === 0 ? t('settings.printerNone') : undefined}
            options={[
              { value: '', label: t('settings.printerDefault') },
              ...found.printers.map(({ name, label }) => ({ value: name, label })),
              ...(gone ? [{ value: settings.printer ?? '', label: settings.printer ?? '' }] : []),
            ]}
            onChange={(name) => change({ printer: name === '' ? null : name })}
          />
        )}
        <Select
          label={t('events.badgeTemplate')}
          value={settings.badgeTemplate ?? ''}
          options={[
            { value: '', label: t('settings.sizeOfEvent', { size: t(`templates.${templateKey(ofEvent)}`) }) },
            ...BADGE_TEMPLATES.map(({ id }) => ({ value: id, label: t(`templates.${templateKey(id)}`) })),
          ]}
          onChange={(id) => change({ badgeTemplate: id === '' ? null : id })}
        />
        <div className="settings-badge">
          <BadgePreview face={sample} maxWidth={380} maxHeight={340} label={t('events.badgePreview')} />
        </div>
        <div>
          <Button icon={Printer} busy={testing} onClick={() => setTesting(true)}>
            {t('settings.testPrint')}
          </Button>
        </div>
      </Card>
      {testing && <TestPrint face={sample} onDone={() => setTesting(false)} />}
      {settings.eventId !== null && (
        <Card title={t('print.log')}>
          <PrintLog eventId={settings.eventId} />
        </Card>
      )}
    </>
  );
}

import { Nfc, ScanLine, TextCursorInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReaderStatus } from '#renderer/api/queries.ts';
import { useDesk } from '#renderer/app/state/services.tsx';
import { Icon, type LucideIcon } from '#renderer/ui/index.ts';

/** What stands in the place of the verdict before the first one: the three ways in. */
export function Ready() {
  const { t } = useTranslation();
  const exit = useDesk((state) => state.settings?.direction === 'exit');
  const reader = useReaderStatus().data;
  const tapping = reader?.state === 'ready' && reader.readers.length > 0;
  return (
    <section className="ready" data-tone={exit ? 'exit' : 'accent'}>
      <h2>{exit ? t('ready.exit') : t('ready.entry')}</h2>
      <ul>
        <Way icon={TextCursorInput} title={t('ready.type')} hint={t('ready.typeHint')} />
        <Way icon={ScanLine} title={t('ready.scan')} hint={t('ready.scanHint')} />
        <Way
          icon={Nfc}
          title={t('ready.tap')}
          hint={tapping ? t('ready.tapHint') : t('ready.tapNone')}
          off={!tapping}
        />
      </ul>
    </section>
  );
}

function Way({ icon, title, hint, off = false }: { icon: LucideIcon; title: string; hint: string; off?: boolean }) {
  return (
    <li data-off={off}>
      <Icon of={icon} size={30} />
      <div>
        <b>{title}</b>
        <span>{hint}</span>
      </div>
    </li>
  );
}

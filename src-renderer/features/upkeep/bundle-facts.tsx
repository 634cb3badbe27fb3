import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import type { BundleContent } from '#shared/contract/installation.ts';

/** What a bundle says of itself. */
export function BundleFacts({ content }: { content: BundleContent }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    [t('upkeep.content.written'), format.moment(content.writtenAt)],
    [t('upkeep.content.app'), t('settings.version', { version: content.app })],
    [t('upkeep.content.events'), format.number(content.events)],
    [t('upkeep.content.registrations'), format.number(content.registrations)],
    [t('upkeep.content.files'), content.withFiles ? format.number(content.files) : t('upkeep.content.withoutFiles')],
    [t('upkeep.content.bytes'), format.bytes(content.bytes)],
  ] as const;
  return (
    <dl className="upkeep-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

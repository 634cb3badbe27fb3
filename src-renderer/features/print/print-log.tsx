import './badge.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Name, Tag } from '#renderer/ui/index.ts';
import { templateKey } from './templates.ts';

const TONES = { printed: 'ok', failed: 'no', cancelled: 'idle' } as const;
const LINES = 100;

/** Which badges were printed, where and with what outcome; newest first. */
export function PrintLog({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const entries = useQuery({
    queryKey: keys.prints(eventId),
    queryFn: async () => (await client.print.log({ eventId, limit: LINES })).entries,
  }).data;
  if (entries === undefined) return null;
  if (entries.length === 0) return <p className="ui-dim">{t('print.logEmpty')}</p>;
  return (
    <ul className="prints">
      {entries.map((entry) => (
        <li key={entry.id}>
          <time dateTime={new Date(entry.at).toISOString()}>{format.moment(entry.at)}</time>
          <div>
            <b>
              <Name text={entry.name} cut />
            </b>
            <Name
              className="ui-dim"
              text={[
                t(`templates.${templateKey(entry.template)}`),
                entry.deskName,
                entry.printer,
                entry.message && t('said', { text: entry.message }),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          </div>
          <Tag tone={TONES[entry.outcome]}>{t(`print.outcome.${entry.outcome}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}

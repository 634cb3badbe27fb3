import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Name, Table, Tag } from '#renderer/ui/index.ts';
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
    <Table
      label={t('print.log')}
      head={
        <>
          <th>{t('print.logTime')}</th>
          <th>{t('print.logName')}</th>
          <th>{t('print.logSize')}</th>
          <th>{t('print.logDesk')}</th>
          <th>{t('print.logOutcome')}</th>
        </>
      }
    >
      {entries.map((entry) => (
        <tr key={entry.id}>
          <td>{format.moment(entry.at)}</td>
          <td>
            <Name text={entry.name} cut />
          </td>
          <td>{t(`templates.${templateKey(entry.template)}`)}</td>
          <td>
            <Name text={[entry.deskName, entry.printer].filter(Boolean).join(' · ')} cut />
          </td>
          <td>
            <Tag tone={TONES[entry.outcome]}>{t(`print.outcome.${entry.outcome}`)}</Tag>
            {entry.message && <span className="ui-dim"> {entry.message}</span>}
          </td>
        </tr>
      ))}
    </Table>
  );
}

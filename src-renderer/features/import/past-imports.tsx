import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { IconButton, Name, Table, Tag, type Tone } from '#renderer/ui/index.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import type { ImportState } from './status.ts';
import { useRejectedDownload } from './use-rejected.ts';

const TONES: Partial<Record<ImportState, Tone>> = { done: 'ok', failed: 'no' };

/** Earlier imports of this event, newest first. */
export function PastImports({ imports }: { imports: readonly ImportStatus[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const download = useRejectedDownload();
  return (
    <section className="import-past">
      <h2>{t('import.past')}</h2>
      <Table
        label={t('import.past')}
        head={
          <>
            <th>{t('import.pastWhen')}</th>
            <th>{t('import.pastFile')}</th>
            <th data-end>{t('import.kind.new')}</th>
            <th data-end>{t('import.kind.changed')}</th>
            <th data-end>{t('import.kind.rejected')}</th>
            <th>{t('import.pastState')}</th>
          </>
        }
      >
        {imports.map((one) => (
          <tr key={one.id}>
            <td className="import-when">{format.moment(one.startedAt)}</td>
            <td>
              <Name text={one.fileName} cut />
            </td>
            <td data-end>{format.number(one.counts.new)}</td>
            <td data-end>{format.number(one.counts.changed)}</td>
            <td data-end>
              <span className="import-rejects">
                {format.number(one.counts.rejected)}
                {one.state === 'done' && one.counts.rejected > 0 && (
                  <IconButton
                    icon={Download}
                    label={t('import.rejectedOf', { file: one.fileName })}
                    onClick={() => void download(one.id)}
                  />
                )}
              </span>
            </td>
            <td>
              <Tag tone={TONES[one.state] ?? 'idle'}>{t(`import.state.${one.state}`)}</Tag>
              {one.error && <p className="ui-dim">{t('said', { text: one.error })}</p>}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

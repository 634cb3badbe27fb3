import { useTranslation } from 'react-i18next';
import { useReaderStatus } from '#renderer/api/queries.ts';
import { Card, Tag, type Tone } from '#renderer/ui/index.ts';

const TONES: Record<'ready' | 'card' | 'error', Tone> = { ready: 'ok', card: 'accent', error: 'no' };

/** The badge readers of this desk, as they are now. */
export function ReaderSection() {
  const { t } = useTranslation();
  const status = useReaderStatus().data;
  if (status === undefined) return null;
  return (
    <Card title={t('settings.section.reader')}>
      <p className="ui-dim">{t('settings.readerHint')}</p>
      {status.readers.length === 0 ? (
        <div className="reader-none" role="status">
          <b>{t(`reader.${status.state}`)}</b>
          {status.reason && <p dir="auto">{t('said', { text: status.reason })}</p>}
        </div>
      ) : (
        <ul className="readers" role="status">
          {status.readers.map((reader) => (
            <li key={reader.name}>
              <span>
                <b>{reader.name}</b>
                {reader.message && <span className="ui-dim">{reader.message}</span>}
              </span>
              <Tag tone={TONES[reader.state]}>{t(`settings.readerState.${reader.state}`)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

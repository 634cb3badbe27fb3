import { useTranslation } from 'react-i18next';
import { useReaderStatus } from '#renderer/api/queries.ts';
import { Chip, type Tone } from '#renderer/ui/index.ts';
import type { ReaderStatus } from '#shared/contract/desk.ts';

const TONES: Record<ReaderStatus['state'], Tone> = {
  starting: 'idle',
  restarting: 'warn',
  unavailable: 'idle',
  noReader: 'idle',
  ready: 'ok',
  failed: 'no',
};

/** The NFC readers of this desk: which, and whether they work. */
export function ReaderChip() {
  const { t } = useTranslation();
  const status = useReaderStatus().data;
  if (status === undefined) return null;
  const broken = status.readers.find((reader) => reader.state === 'error');
  const card = status.readers.find((reader) => reader.state === 'card');
  const only = status.readers.length === 1 ? status.readers[0] : undefined;
  const text =
    status.state !== 'ready'
      ? t(`reader.${status.state}`)
      : only !== undefined
        ? shortReaderName(only.name)
        : t('reader.count', { count: status.readers.length });
  const why = [
    t('reader.title', { state: t(`reader.${status.state}`) }),
    broken?.message,
    status.reason && t('said', { text: status.reason }),
  ];
  return (
    <Chip tone={broken ? 'no' : card ? 'accent' : TONES[status.state]} title={why.filter(Boolean).join(' · ')}>
      {text}
    </Chip>
  );
}

/** `ACS ACR1252 1S CL Reader [ACR1252 Reader PICC] 00 00` says more than a chip can show. */
export function shortReaderName(name: string): string {
  return name
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/(\s+\d\d)+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 28);
}

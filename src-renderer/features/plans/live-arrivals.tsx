import { CircleAlert, Nfc } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Icon, Select } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board } from '#shared/contract/plans.ts';
import { heldWords } from './held-words.ts';
import { readerTable, setReaderTable } from './reader-table.ts';
import { useHeldUp } from './use-held-up.ts';

/** Who has come to their table, by the badges that are held to the reader of this desk, and where that reader stands. */
export function LiveArrivals({ event, board }: { event: EventRecord; board: Board }) {
  const { t, i18n } = useTranslation();
  const zone = useZoneFormat(event.timeZone);
  const [stored, setStored] = useState(() => readerTable(event.id));
  const pointId = board.points.some(({ id }) => id === stored) ? stored : null;
  const held = useHeldUp(event.id, pointId, true);
  const list = (names: string[]) => new Intl.ListFormat(i18n.language).format(names);
  const words =
    held === null
      ? null
      : held.answer === null
        ? { tone: 'no' as const, icon: CircleAlert, title: held.fault ?? '', text: '' }
        : heldWords(held.answer, t, zone, list);
  return (
    <section className="live-arrivals" aria-label={t('live.arrivals')} data-tone={words?.tone ?? 'idle'}>
      <Icon of={words?.icon ?? Nfc} size={words === null ? 22 : 32} />
      <p role="status" dir="auto">
        {words === null ? (
          <span className="ui-dim">{t('live.holdBadge')}</span>
        ) : (
          <span key={held?.order}>
            <b>{words.title}</b> {words.text}
          </span>
        )}
      </p>
      <Select
        label={t('live.readerAt')}
        value={pointId ?? ''}
        options={[
          { value: '', label: t('live.anyTable') },
          ...board.points.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => {
          setReaderTable(event.id, id === '' ? null : id);
          setStored(id === '' ? null : id);
        }}
      />
    </section>
  );
}

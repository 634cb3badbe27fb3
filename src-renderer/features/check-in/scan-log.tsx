import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRecent } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useUndo } from '#renderer/features/scan/use-undo.ts';
import { IconButton, Name, Tag } from '#renderer/ui/index.ts';
import type { ScanEntry } from '#shared/contract/check-in.ts';
import { isPass } from '#shared/domain/verdict.ts';
import { useDoor } from './door-context.tsx';
import { logTag } from './standing.ts';

/** The last scans of the event, newest first, refusals and unknown codes included. */
export function ScanLog({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const entries = useRecent(eventId).data;
  return (
    <section className="log" aria-labelledby="log-title">
      <h2 id="log-title">{t('log.title')}</h2>
      {entries?.length === 0 && <p className="ui-dim">{t('log.empty')}</p>}
      <ol>
        {entries?.map((entry) => (
          <LogLine key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function LogLine({ entry }: { entry: ScanEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const door = useDoor();
  const undo = useUndo();
  const tag = logTag(entry);
  const name = entry.name ?? entry.presented ?? t('scan.unknown');
  const { registrationId } = entry;
  return (
    <li className="log-line" data-undone={entry.undone !== null}>
      {registrationId === null ? (
        <span className="log-who">
          <time>{format.clock(entry.seenAt)}</time>
          <Name text={name} cut />
        </span>
      ) : (
        <button
          type="button"
          className="log-who"
          aria-label={`${format.clock(entry.seenAt)} ${t('log.open', { name })}`}
          onClick={() => door.showDetails(registrationId)}
        >
          <time>{format.clock(entry.seenAt)}</time>
          <Name text={name} cut />
        </button>
      )}
      <Tag tone={tag.tone}>{t(`status.${tag.word}`)}</Tag>
      {isPass(entry.verdict) && entry.undone === null && (
        <span className="log-undo">
          <IconButton
            icon={Undo2}
            label={t('log.undo', { name })}
            onClick={() => void undo({ checkInId: entry.id, name, direction: entry.direction })}
          />
        </span>
      )}
    </li>
  );
}

import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRecent } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useMayHere } from '#renderer/app/use-may-here.ts';
import { useUndo } from '#renderer/features/scan/use-undo.ts';
import { IconButton, Tag } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { isPass } from '#shared/domain/verdict.ts';
import { logTag } from './standing.ts';

/** Every time they were seen at a desk, with who and why. */
export function DetailsHistory({ details: { summary } }: { details: RegistrationDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const undo = useUndo();
  const mayAudit = useMayHere(summary.eventId, 'audit.read');
  const entries = useRecent(summary.eventId, summary.id).data;
  return (
    <section className="details-part">
      <h3>{t('details.history')}</h3>
      {entries?.length === 0 && <p className="ui-dim">{t('details.noHistory')}</p>}
      <ol className="history">
        {entries?.map((entry) => {
          const tag = logTag(entry);
          const by = entry.undone?.by ?? entry.by;
          return (
            <li key={entry.id}>
              <time>{format.moment(entry.undone?.at ?? entry.seenAt)}</time>
              <div>
                <span>
                  <Tag tone={tag.tone}>{t(`status.${tag.word}`)}</Tag> <bdi dir="auto">{entry.deskName}</bdi>
                  {by && <span className="ui-dim"> {t('details.by', { name: by })}</span>}
                </span>
                {[entry.overrideReason, entry.undone?.reason].filter(Boolean).map((reason) => (
                  <span key={reason} className="ui-dim" dir="auto">
                    {reason}
                  </span>
                ))}
              </div>
              {isPass(entry.verdict) && entry.undone === null && (
                <IconButton
                  icon={Undo2}
                  label={t('actions.undo')}
                  onClick={() => void undo({ checkInId: entry.id, name: summary.name, direction: entry.direction })}
                />
              )}
            </li>
          );
        })}
      </ol>
      {mayAudit && (
        <Link className="history-whole" href={`/events/${summary.eventId}/history/${summary.id}`}>
          {t('audit.whole')}
        </Link>
      )}
    </section>
  );
}

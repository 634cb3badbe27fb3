import { useTranslation } from 'react-i18next';
import type { ZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, Name, Tag, VisuallyHidden } from '#renderer/ui/index.ts';
import type { Conflict, ConflictSide as Side } from '#shared/contract/conflicts.ts';
import { type Decision, picks, suits } from '#shared/domain/conflict.ts';

const PICKING = ['takeBack', 'keepOne', 'give', 'replace'] as const satisfies readonly Decision[];

/** What one desk has done, and the press by which that counts, or counts no more. */
export function ConflictSide({
  conflict: { kind },
  side,
  zone,
  busy,
  onDecide,
}: {
  conflict: Conflict;
  side: Side;
  zone: ZoneFormat;
  busy: boolean;
  /** Null for whoever may only look. */
  onDecide: ((decision: Decision, pick: string) => void) | null;
}) {
  const { t } = useTranslation();
  const { pick, person, at, by, counts } = side;
  const desk = side.deskName ?? t('conflicts.unknownDesk');
  const time = at === null ? '–' : zone.moment(at);
  const about = [person?.email, person?.company, person?.ticketType].filter((text) => text !== null && text !== '');
  const decision = PICKING.find((one) => picks(one) && suits(kind, one));
  const isOffered = decision !== undefined && !(decision === 'replace' && counts) && (counts || kind !== 'doubleEntry');
  return (
    <li className="conflict-side">
      <div className="conflict-who">
        {kind !== 'doubleEntry' && (
          <b>{kind === 'changedTwice' ? what() : <Name text={person?.name ?? t('conflicts.somebody')} cut />}</b>
        )}
        {kind !== 'doubleEntry' && kind !== 'changedTwice' && about.length > 0 && <Name text={about.join(' · ')} cut />}
        <span className={kind === 'doubleEntry' ? undefined : 'ui-dim'}>
          <bdi>{t(`conflicts.side.${kind}`, { desk, time })}</bdi>
          {by !== null && (
            <>
              {', '}
              <bdi>{t('conflicts.by', { name: by })}</bdi>
            </>
          )}
          {by === null && kind === 'changedTwice' && `, ${t('conflicts.byTime')}`}
        </span>
      </div>
      {mark()}
      {onDecide !== null && isOffered && (
        <Button busy={busy} onClick={() => onDecide(decision, pick)}>
          {t(`conflicts.${decision}`)}
          <VisuallyHidden>: {which()}</VisuallyHidden>
        </Button>
      )}
    </li>
  );

  function what(): string {
    if (side.status !== null) return t(`conflicts.status.${side.status}`);
    if (side.place === null) return side.plan ?? t('conflicts.aPlan');
    if (side.place.round === null) return t('conflicts.noPlace');
    return `${side.place.round} · ${side.place.table ?? t('conflicts.noTable')}`;
  }

  function mark() {
    if (kind === 'doubleEntry') return counts ? null : <Tag>{t('conflicts.mark.takenBack')}</Tag>;
    if (kind === 'duplicate') return counts ? null : <Tag>{t('conflicts.mark.cancelled')}</Tag>;
    if (kind === 'overCapacity') return person?.status === 'waitlisted' ? <Tag>{t('conflicts.mark.waits')}</Tag> : null;
    if (!counts) return null;
    return <Tag tone="ok">{t(kind === 'sharedBadge' ? 'conflicts.mark.hasIt' : 'conflicts.mark.counts')}</Tag>;
  }

  /** Which of them a press is about, for whoever hears the buttons one after the other. */
  function which(): string {
    if (kind === 'doubleEntry') return `${desk}, ${time}`;
    return kind === 'changedTwice' ? what() : (person?.name ?? t('conflicts.somebody'));
  }
}

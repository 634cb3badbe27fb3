import { CalendarClock, DoorOpen, IdCard, type LucideIcon, UserRoundX, UsersRound } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/state/services.tsx';
import { useMayHere } from '#renderer/app/use-may-here.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { Conflict } from '#shared/contract/conflicts.ts';
import { type ConflictKind, type Decision, isOfTheDoor } from '#shared/domain/conflict.ts';
import { ConflictSide } from './conflict-side.tsx';
import { Decided } from './decided.tsx';

const ICONS: Record<ConflictKind, LucideIcon> = {
  doubleEntry: DoorOpen,
  duplicate: UsersRound,
  sharedBadge: IdCard,
  overCapacity: UserRoundX,
  changedTwice: CalendarClock,
};

/** One conflict: what it is, what each desk has done, and what can be done about it, each by one press. */
export function ConflictCard({
  conflict,
  timeZone,
  isOpen,
  busy,
  onDecide,
}: {
  conflict: Conflict;
  timeZone: string;
  isOpen: boolean;
  busy: boolean;
  onDecide: (decision: Decision, pick?: string) => void;
}) {
  const { t } = useTranslation();
  const zone = useZoneFormat(timeZone);
  const headingId = useId();
  const { kind, people, sides, places, eventId } = conflict;
  const organizes = useMayHere(eventId, 'people.manage');
  const works = useSession((state) => state.may)('door.work');
  const may = isOpen && (organizes || (works && isOfTheDoor(kind)));
  const over = places === null ? 0 : Math.min(places.enrolled - places.capacity, sides.length);
  const names = [...new Set(people.map(({ name }) => name))];
  return (
    <article className="conflict" aria-labelledby={headingId}>
      <header>
        <Tag tone={isOpen ? 'warn' : 'idle'} icon={ICONS[kind]}>
          {t(`conflicts.kind.${kind}`)}
        </Tag>
        <time className="ui-dim" dateTime={new Date(conflict.at).toISOString()}>
          {zone.moment(conflict.at)}
        </time>
      </header>
      <div className="conflict-what">
        <h2 id={headingId}>
          {kind !== 'overCapacity' && names.length > 0
            ? names.map((name, index) => (
                <span key={name}>
                  {index > 0 && <span> · </span>}
                  <Name text={name} />
                </span>
              ))
            : t(`conflicts.kind.${kind}`)}
        </h2>
        <p>{said()}</p>
      </div>
      <ul className="conflict-sides">
        {sides.map((side) => (
          <ConflictSide
            key={side.pick}
            conflict={conflict}
            side={side}
            zone={zone}
            busy={busy}
            onDecide={may ? onDecide : null}
          />
        ))}
      </ul>
      {conflict.handled.length > 0 && <Decided conflict={conflict} zone={zone} />}
      {isOpen && !may && <p className="ui-dim">{t('conflicts.organizers')}</p>}
      {may && (
        <footer className="conflict-acts">
          <Button busy={busy} onClick={() => onDecide('leave')}>
            {t(`conflicts.leave.${kind}`)}
          </Button>
          {kind === 'overCapacity' && over > 0 && (
            <Button busy={busy} onClick={() => onDecide('waitlist')}>
              {t('conflicts.waitlist', { count: over })}
            </Button>
          )}
        </footer>
      )}
    </article>
  );

  function said(): string {
    if (kind === 'sharedBadge') return t('conflicts.said.sharedBadge', { badge: conflict.badge ?? '' });
    if (kind === 'overCapacity')
      return t('conflicts.said.overCapacity', {
        enrolled: places?.enrolled ?? 0,
        capacity: places?.capacity ?? 0,
      });
    if (kind !== 'changedTwice') return t(`conflicts.said.${kind}`);
    const [side] = sides;
    return t(`conflicts.said.${side?.place ? 'place' : side?.status ? 'status' : 'plan'}`);
  }
}

import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, Icon, Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { PlanMove } from '#shared/contract/plans.ts';
import { movesOf } from './moves-of.ts';

/** As many as are read at once; each press shows as many more. */
const PAGE = 100;

/** Meetings that move: whose, from where and to where. @param text letters of a name, to see theirs alone */
export function MoveList({
  event,
  moves,
  text = '',
}: {
  event: EventRecord;
  moves: readonly PlanMove[];
  text?: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const programme = useProgramme(event.id).data;
  const [most, setMost] = useState(PAGE);
  const found = movesOf(moves, text);
  const place = (at: PlanMove['from']) => {
    const round = programme?.rounds.find(({ id }) => id === at?.roundId);
    if (at === null || round === undefined) return t('plans.noPlace');
    const table = programme?.points.find(({ id }) => id === at.meetingPointId)?.name ?? t('plans.noTable');
    return t('plans.at', { time: zone.clock(round.startAt), table });
  };
  if (found.length === 0) return <p role="status">{t('plans.compareNone', { text: text.trim() })}</p>;
  return (
    <>
      <ul className="moves" aria-label={t('plans.moves')}>
        {found.slice(0, most).map(({ meetingId, people, from, to }) => (
          <li key={meetingId}>
            <span className="pair-names">
              {people.map(({ id, name }) => (
                <Name key={id} text={name} />
              ))}
            </span>
            <span className="move-way">
              <span className="ui-dim">{place(from)}</span>
              <Icon of={ArrowRight} size={16} />
              <b>{place(to)}</b>
            </span>
          </li>
        ))}
      </ul>
      {found.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>
          {t('plans.moveMore', { formatted: format.number(found.length - most) })}
        </Button>
      )}
    </>
  );
}

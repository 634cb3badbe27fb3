import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Card, Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board, Plan } from '#shared/contract/plans.ts';
import { byReason } from './reasons.ts';
import { useBoard } from './use-plans.ts';
import { useReason } from './use-reason.ts';

/** As many pairs of names as can be taken in beside a reason. */
const MOST_NAMED = 50;

/** What has no place in a plan, and why. */
export function UnplacedCard({ event, plan }: { event: EventRecord; plan: Plan }) {
  const board = useBoard(plan.id).data;
  return board === undefined ? null : <Reasons event={event} board={board} />;
}

function Reasons({ event, board }: { event: EventRecord; board: Board }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = useReason(board, event.timeZone);
  const groups = useMemo(() => byReason(board.meetings), [board.meetings]);
  const names = useMemo(() => new Map(board.people.map(({ id, name }) => [id, name])), [board.people]);
  return (
    <Card title={t('plans.unplaced')}>
      {groups.length === 0 ? (
        <p className="ui-dim">{t('plans.unplacedAll')}</p>
      ) : (
        <ul className="unplaced">
          {groups.map(({ reason, meetings }) => (
            <li key={JSON.stringify(reason)}>
              <details>
                <summary>
                  <b>
                    {t('plans.unplacedCount', { count: meetings.length, formatted: format.number(meetings.length) })}
                  </b>{' '}
                  {sentence(reason)}
                </summary>
                <ul>
                  {meetings.slice(0, MOST_NAMED).map(({ id, people }) => (
                    <li key={id} className="pair-names">
                      {people.map((person) => (
                        <Name key={person} text={names.get(person) ?? ''} />
                      ))}
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

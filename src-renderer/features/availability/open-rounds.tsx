import './availability.css';
import { useQuery } from '@tanstack/react-query';
import { CalendarSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useProgramme } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { OpenRound } from '#shared/contract/programme.ts';
import { byDay } from './rounds.ts';
import { useEventZone } from './use-event-zone.ts';

interface Somebody {
  id: string;
  name: string;
}

/** When two could meet: a button, and under it the rounds to come with what stands in the way of each. */
export function OpenRounds({ eventId, two }: { eventId: string; two: readonly [Somebody, Somebody] }) {
  const { t } = useTranslation();
  const rounds = useProgramme(eventId).data?.rounds ?? [];
  const [shown, setShown] = useState(false);
  if (rounds.length === 0) return null;
  const [{ name: first }, { name: second }] = two;
  return (
    <>
      <Button
        icon={CalendarSearch}
        aria-expanded={shown}
        aria-label={t('availability.whenNamed', { first, second })}
        onClick={() => setShown(!shown)}
      >
        {t('availability.when')}
      </Button>
      {shown && <Slots eventId={eventId} two={two} />}
    </>
  );
}

function Slots({ eventId, two }: { eventId: string; two: readonly [Somebody, Somebody] }) {
  const { t } = useTranslation();
  const client = useClient();
  const zone = useZoneFormat(useEventZone(eventId));
  const programme = useProgramme(eventId).data;
  const ids = two.map(({ id }) => id);
  const query = useQuery({
    queryKey: keys.openRounds(ids),
    queryFn: async () => (await client.programme.openRounds({ registrationIds: ids })).rounds,
  });
  if (query.data === undefined) return <Failed query={query} />;
  const slots = query.data.flatMap((slot) => {
    const round = programme?.rounds.find(({ id }) => id === slot.roundId);
    return round === undefined || slot.begun ? [] : [{ ...round, slot }];
  });
  const open = slots.filter(({ slot }) => slot.open).length;
  return (
    <div className="open-rounds">
      <p role="status">{open === 0 ? t('availability.noneOpen') : t('availability.open', { count: open })}</p>
      {byDay(slots, zone.day).map(({ day, rounds }) => (
        <div key={day}>
          <h4>{day}</h4>
          <ul>
            {rounds.map(({ id, name, startAt, endAt, slot }) => (
              <li key={id} data-open={slot.open}>
                <span className="round-switch">
                  <b>{t('availability.from', { from: zone.clock(startAt), until: zone.clock(endAt) })}</b>
                  <Name text={name} className="ui-dim" />
                </span>
                {slot.open ? (
                  <Tag tone="ok">{t('availability.free')}</Tag>
                ) : (
                  <span className="ui-dim">{obstaclesOf(slot)}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );

  function obstaclesOf({ away, busy, limit, noTable }: OpenRound): string {
    const nameOf = (id: string) => two.find((one) => one.id === id)?.name ?? '';
    return [
      ...away.map((id) => t('availability.away', { name: nameOf(id) })),
      ...busy.map((id) => t('availability.busy', { name: nameOf(id) })),
      ...limit.map((id) => t('availability.enough', { name: nameOf(id) })),
      ...(noTable ? [t('availability.noTable')] : []),
    ].join(' · ');
  }
}

import { CalendarClock, Clock4, HeartHandshake, MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Icon, Name } from '#renderer/ui/index.ts';
import type { NextMeeting, Visit } from '#shared/contract/kiosk.ts';
import type { Face } from '#shared/contract/matching.ts';
import { KioskFace, type Seeing } from './kiosk-face.tsx';
import { SmallMap } from './small-map.tsx';

/** Whom the visitor meets, where and when, whom they match, and who has not answered. */
export function Mine({ visit, seeing }: { visit: Visit; seeing: Seeing }) {
  const { t } = useTranslation();
  const { next, meetings, matches, likes, self } = visit;
  const faces = matches.map(({ id, first, second }) => ({ id, face: first.id === self.id ? second : first }));
  return (
    <div className="mine">
      <section className="mine-next" data-tone="accent">
        <h2>
          <Icon of={CalendarClock} />
          {t('kiosk.next')}
        </h2>
        {next === null ? <p className="ui-dim">{t('kiosk.noNext')}</p> : <Next meeting={next} seeing={seeing} />}
      </section>
      <section>
        <h2>
          <Icon of={HeartHandshake} />
          {t('kiosk.matches')}
        </h2>
        {faces.length === 0 && <p className="ui-dim">{t('kiosk.noMatches')}</p>}
        <ul className="mine-people">
          {faces.map(({ id, face }) => (
            <Person key={id} face={face} seeing={seeing} meeting={meetings.find(({ matchId }) => matchId === id)} />
          ))}
        </ul>
      </section>
      {likes.length > 0 && (
        <section>
          <h2>
            <Icon of={Clock4} />
            {t('kiosk.likes')}
          </h2>
          <ul className="mine-people">
            {likes.map((face) => (
              <Person key={face.id} face={face} seeing={seeing} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Next({ meeting: { other, startAt, endAt, table, place }, seeing }: { meeting: NextMeeting; seeing: Seeing }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div className="mine-when">
        {startAt !== null && (
          <b>
            {endAt === null
              ? format.clock(startAt)
              : t('kiosk.from', { from: format.clock(startAt), to: format.clock(endAt) })}
          </b>
        )}
        {table !== null && (
          <span>
            <Icon of={MapPin} />
            <Name text={table} />
          </span>
        )}
      </div>
      <ul className="mine-people">
        <Person face={other} seeing={seeing} />
      </ul>
      {table !== null && place !== null && <SmallMap table={table} place={place} />}
    </>
  );
}

function Person({ face, seeing, meeting }: { face: Face; seeing: Seeing; meeting?: NextMeeting | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const where =
    meeting === undefined || meeting.table === null || meeting.startAt === null
      ? null
      : t('kiosk.at', { table: meeting.table, time: format.clock(meeting.startAt) });
  return (
    <li>
      <KioskFace face={face} seeing={seeing} />
      <span>
        <b>
          <Name text={face.name || t('details.noName')} />
        </b>
        {face.company && <Name text={face.company} className="ui-dim" />}
        {where !== null && <span className="mine-where">{where}</span>}
      </span>
    </li>
  );
}

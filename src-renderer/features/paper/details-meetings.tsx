import './paper.css';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useEvents } from '#renderer/api/queries.ts';
import { saveText } from '#renderer/api/save-file.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { FaceName } from '#renderer/features/matching/face-name.tsx';
import { published } from '#renderer/features/plans/chosen.ts';
import { STANDINGS } from '#renderer/features/plans/status.ts';
import { usePlans } from '#renderer/features/plans/use-plans.ts';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { calendarFile, meetingEntries } from '#shared/domain/calendar.ts';
import { paperTimes } from '#shared/domain/paper-sheets.ts';
import { fileStemOf } from './file-stem.ts';
import { SchedulePaperDialog } from './schedule-paper-dialog.tsx';

/** Whom they meet, when and where, and how they take that along. Nothing where they meet nobody. */
export function DetailsMeetings({ person }: { person: RegistrationSummary }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const door = useDoor();
  const [printing, setPrinting] = useState(false);
  const event = useEvents().data?.find(({ id }) => id === person.eventId);
  const plan = published(usePlans(person.eventId).data ?? []) ?? null;
  const query = useQuery({
    queryKey: keys.appointments(person.id),
    queryFn: async () => (await client.meetings.of({ registrationId: person.id })).appointments,
  });
  if (query.isError) return <Failed query={query} />;
  const appointments = query.data ?? [];
  if (event === undefined || appointments.length === 0) return null;
  const times = paperTimes(i18n.language, event.timeZone);
  const entries = meetingEntries(appointments, t('details.noName'));
  const save = () =>
    saveText(calendarFile(event.title, entries, Date.now()), `${fileStemOf(person.name)}.ics`, 'text/calendar');
  return (
    <section className="details-part">
      <h3>{t('paper.meetings')}</h3>
      <ul className="appointments" aria-label={t('paper.meetings')}>
        {appointments.map(({ id, others, startAt, endAt, round, table, room, status }) => (
          <li key={id}>
            <div className="appointment-when">
              <b>{startAt === null || endAt === null ? <Name text={round} /> : times.span(startAt, endAt)}</b>
              {startAt !== null && <span className="ui-dim">{times.day(startAt)}</span>}
            </div>
            <div className="appointment-who">
              {others.map((face) => (
                <FaceName key={face.id} face={face} onOpen={door.showDetails} />
              ))}
            </div>
            <div className="appointment-where">
              {table !== null && <Name text={table} />}
              {room !== null && <Name text={room} className="ui-dim" />}
              {status !== 'pending' && (
                <Tag tone={STANDINGS[status].tone} icon={STANDINGS[status].icon}>
                  {t(`board.standing.${status}`)}
                </Tag>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="ui-line">
        <Button icon={Printer} onClick={() => setPrinting(true)}>
          {t('paper.printSchedule')}
        </Button>
        {entries.length > 0 && (
          <Button icon={CalendarPlus} title={t('paper.calendarHint')} onClick={save}>
            {t('paper.calendar')}
          </Button>
        )}
      </div>
      {printing && (
        <SchedulePaperDialog
          event={event}
          plan={plan}
          person={person}
          appointments={appointments}
          onClose={() => setPrinting(false)}
        />
      )}
    </section>
  );
}

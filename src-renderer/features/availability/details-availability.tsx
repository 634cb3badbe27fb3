import './availability.css';
import { CalendarCheck, CalendarX, ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { useSession } from '#renderer/app/state/services.tsx';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, Select } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { MeetingLimit } from './meeting-limit.tsx';
import { RoundSwitches } from './round-switches.tsx';
import { comingFrom, leaving, toAll } from './rounds.ts';
import { useAvailability } from './use-availability.ts';
import { useEventZone } from './use-event-zone.ts';

/** To which rounds somebody comes, and how many meetings they take. Nothing where the event has no rounds. */
export function DetailsAvailability({ details }: { details: RegistrationDetail }) {
  const { t } = useTranslation();
  const { id, eventId } = details.summary;
  const zone = useZoneFormat(useEventZone(eventId));
  const { ready, query, rounds, set } = useAvailability(id, eventId);
  const mayEdit = useSession((state) => state.may)('door.work');
  const [unfolded, setUnfolded] = useState(false);
  const listId = useId();
  if (!query.isError && (!ready || rounds.length === 0)) return null;
  const comes = rounds.filter(({ available }) => available).length;
  const ahead = leaving(rounds, Date.now());
  return (
    <section className="details-part">
      <div className="details-head">
        <h3>{t('availability.title')}</h3>
        {ready && (
          <Button
            variant="quiet"
            icon={ChevronDown}
            aria-expanded={unfolded}
            aria-controls={listId}
            onClick={() => setUnfolded(!unfolded)}
          >
            {t(unfolded ? 'availability.fold' : 'availability.unfold')}
          </Button>
        )}
      </div>
      <Failed query={query} />
      {ready && (
        <>
          <p role="status">
            {comes === rounds.length
              ? t('availability.all', { count: rounds.length })
              : comes === 0
                ? t('availability.none')
                : t('availability.some', { count: rounds.length, comes })}
          </p>
          <div id={listId} className="availability" hidden={!unfolded}>
            {mayEdit && (
              <div className="ui-line">
                <Button
                  icon={CalendarCheck}
                  disabled={comes === rounds.length}
                  onClick={() => void set(toAll(rounds), t('availability.saidAll'))}
                >
                  {t('availability.toAll')}
                </Button>
                <Button
                  icon={CalendarX}
                  disabled={!ahead.some((round) => rounds.find((one) => one.id === round.id)?.available)}
                  onClick={() => void set(ahead, t('availability.saidLeaving', { count: ahead.length }))}
                >
                  {t('availability.leaves')}
                </Button>
              </div>
            )}
            {mayEdit && (
              <Select
                label={t('availability.late')}
                value=""
                options={[
                  { value: '', label: t('availability.choose') },
                  ...rounds.map(({ id: value, name, startAt }) => ({
                    value,
                    label: `${zone.day(startAt)}, ${zone.clock(startAt)} · ${name}`,
                  })),
                ]}
                onChange={(from) => {
                  const round = rounds.find((one) => one.id === from);
                  if (round !== undefined)
                    void set(comingFrom(rounds, from), t('availability.saidLate', { time: zone.clock(round.startAt) }));
                }}
              />
            )}
            <RoundSwitches rounds={rounds} zone={zone} disabled={!mayEdit} onSwitch={(round) => void set([round])} />
            <MeetingLimit key={details.meetingLimit} details={details} disabled={!mayEdit} />
          </div>
        </>
      )}
    </section>
  );
}

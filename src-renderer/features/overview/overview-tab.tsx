import './overview.css';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import type { TabProps } from '#renderer/features/events/tab.ts';
import { ExportsCard } from '#renderer/features/exports/exports-card.tsx';
import { ArrivalsCard } from './arrivals-card.tsx';
import { DailyCard } from './daily-card.tsx';
import { DesksCard } from './desks-card.tsx';
import { MeetingsCard } from './meetings-card.tsx';
import { Totals } from './totals.tsx';
import { TypesCard } from './types-card.tsx';
import { useDashboard } from './use-records.ts';
import { VerdictsCard } from './verdicts-card.tsx';
import { useZoneFormat } from './zone-format.ts';

/** An event in figures while it runs and afterwards, and the lists that can be taken along. */
export default function OverviewTab({ event }: TabProps) {
  const { t } = useTranslation();
  const zone = useZoneFormat(event.timeZone);
  const query = useDashboard(event.id);
  const board = query.data;
  if (board === undefined) return <Failed query={query} />;
  return (
    <section className="overview" aria-label={t('events.tabs.overview')}>
      <Totals board={board} zone={zone} />
      <ArrivalsCard board={board} zone={zone} timeZone={event.timeZone} />
      <div className="overview-pair">
        <TypesCard types={board.ticketTypes} zone={zone} />
        <DesksCard desks={board.desks} zone={zone} />
      </div>
      <div className="overview-pair">
        <VerdictsCard verdicts={board.verdicts} />
        <MeetingsCard meetings={board.meetings} zone={zone} />
      </div>
      <DailyCard eventId={event.id} zone={zone} />
      <ExportsCard eventId={event.id} />
    </section>
  );
}

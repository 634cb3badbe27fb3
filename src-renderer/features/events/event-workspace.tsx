import {
  CalendarCheck2,
  CalendarX,
  ChartColumn,
  Clock,
  FileText,
  GitFork,
  HeartHandshake,
  History,
  KeyRound,
  LayoutGrid,
  type LucideIcon,
  SquarePen,
} from 'lucide-react';
import { type ComponentType, lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useMayAt } from '#renderer/app/use-may-here.ts';
import { ConflictsBadge } from '#renderer/features/conflicts/conflicts-badge.tsx';
import { ConflictsTab } from '#renderer/features/conflicts/conflicts-tab.tsx';
import { DocumentsTab } from '#renderer/features/documents/documents-tab.tsx';
import { PasscodesTab } from '#renderer/features/passcodes/passcodes-tab.tsx';
import { RoundsTab } from '#renderer/features/programme/rounds-tab.tsx';
import { TablesTab } from '#renderer/features/programme/tables-tab.tsx';
import { Banner, EmptyState, Icon, Name, Page, useChosenInSight } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { BackToEvents } from './back-to-events.tsx';
import { DetailsTab } from './details-tab.tsx';
import { EventActions } from './event-actions.tsx';
import { EventFacts } from './event-facts.tsx';
import type { TabProps } from './tab.ts';

const OverviewTab = lazy(() => import('#renderer/features/overview/overview-tab.tsx'));
const MatchingTab = lazy(() => import('#renderer/features/matching/matching-tab.tsx'));
const MeetingsTab = lazy(() => import('#renderer/features/plans/meetings-tab.tsx'));
const HistoryTab = lazy(() => import('#renderer/features/audit/history-tab.tsx'));

/**
 * The tabs, in their order; the first is shown where the address names none. To add one: its component here, its name under
 * `events.tabs` in the catalogues.
 */
const TABS: readonly {
  name:
    | 'overview'
    | 'details'
    | 'rounds'
    | 'tables'
    | 'matching'
    | 'meetings'
    | 'conflicts'
    | 'documents'
    | 'passcodes'
    | 'history';
  icon: LucideIcon;
  component: ComponentType<TabProps>;
  /** Only for those who may change the event: others may not even see it. */
  managers?: true;
  /** How much there is to see in it. */
  badge?: ComponentType<{ eventId: string }>;
}[] = [
  { name: 'overview', icon: ChartColumn, component: OverviewTab, managers: true },
  { name: 'details', icon: SquarePen, component: DetailsTab },
  { name: 'rounds', icon: Clock, component: RoundsTab },
  { name: 'tables', icon: LayoutGrid, component: TablesTab },
  { name: 'matching', icon: HeartHandshake, component: MatchingTab, managers: true },
  { name: 'meetings', icon: CalendarCheck2, component: MeetingsTab },
  { name: 'conflicts', icon: GitFork, component: ConflictsTab, badge: ConflictsBadge },
  { name: 'documents', icon: FileText, component: DocumentsTab, managers: true },
  { name: 'passcodes', icon: KeyRound, component: PasscodesTab, managers: true },
  { name: 'history', icon: History, component: HistoryTab, managers: true },
];

/** One event and all that belongs to it, at an address of its own. */
export function EventWorkspace({ id, tab }: { id: string; tab: string | null }) {
  const { t } = useTranslation();
  const query = useEvents();
  const events = query.data;
  const event = events?.find((one) => one.id === id);
  if (events === undefined) return <Failed query={query} title={t('events.heading')} />;
  if (event === undefined)
    return (
      <Page title={t('events.heading')} above={<BackToEvents />}>
        <EmptyState icon={CalendarX} title={t('events.gone')}>
          {t('events.goneHint')}
        </EmptyState>
      </Page>
    );
  // Another event is another workspace: what is being typed belongs to this one.
  return <Workspace key={event.id} event={event} tab={tab} />;
}

function Workspace({ event, tab }: { event: EventRecord; tab: string | null }) {
  const { t } = useTranslation();
  const mine = useMayAt(event, 'event.manage');
  const tabs = TABS.filter(({ managers }) => mine || !managers);
  const shown = tabs.find(({ name }) => name === tab) ?? tabs[0];
  const Shown = shown?.component;
  const strip = useRef<HTMLElement>(null);
  // On a narrow screen not all of them are in sight.
  useChosenInSight(strip, shown?.name);
  return (
    <Page
      title={<Name text={event.title} />}
      above={<BackToEvents />}
      actions={<EventActions event={event} readOnly={!mine} aside={shown?.name !== 'details'} />}
    >
      <EventFacts event={event} />
      {!mine && <Banner tone="note">{t('events.notYours', { name: event.ownerName ?? '' })}</Banner>}
      <nav ref={strip} className="event-tabs" aria-label={t('events.sections')}>
        {tabs.map(({ name, icon, badge: Badge }) => (
          <Link
            key={name}
            href={`/events/${event.id}/${name}`}
            aria-current={name === shown?.name ? 'page' : undefined}
          >
            <Icon of={icon} />
            <span>{t(`events.tabs.${name}`)}</span>
            {Badge && <Badge eventId={event.id} />}
          </Link>
        ))}
      </nav>
      <Suspense>{Shown !== undefined && <Shown event={event} readOnly={!mine} />}</Suspense>
    </Page>
  );
}

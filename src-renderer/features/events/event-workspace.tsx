import { CalendarX, Clock, KeyRound, LayoutGrid, type LucideIcon, SquarePen } from 'lucide-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useEvents } from '#renderer/api/queries.ts';
import { PasscodesTab } from '#renderer/features/passcodes/passcodes-tab.tsx';
import { RoundsTab } from '#renderer/features/programme/rounds-tab.tsx';
import { TablesTab } from '#renderer/features/programme/tables-tab.tsx';
import { Banner, EmptyState, Icon, Name, Page } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { BackToEvents } from './back-to-events.tsx';
import { DetailsTab } from './details-tab.tsx';
import { EventActions } from './event-actions.tsx';
import { EventFacts } from './event-facts.tsx';
import type { TabProps } from './tab.ts';
import { useMayManage } from './use-may-manage.ts';

/**
 * The tabs, in their order; the first is shown where the address names none. To add one: its component here, its name under
 * `events.tabs` in the catalogues.
 */
const TABS: readonly {
  name: 'details' | 'rounds' | 'tables' | 'passcodes';
  icon: LucideIcon;
  component: ComponentType<TabProps>;
  /** Only for those who may change the event: others may not even see it. */
  managers?: true;
}[] = [
  { name: 'details', icon: SquarePen, component: DetailsTab },
  { name: 'rounds', icon: Clock, component: RoundsTab },
  { name: 'tables', icon: LayoutGrid, component: TablesTab },
  { name: 'passcodes', icon: KeyRound, component: PasscodesTab, managers: true },
];

/** One event and all that belongs to it, at an address of its own. */
export function EventWorkspace({ id, tab }: { id: string; tab: string | null }) {
  const { t } = useTranslation();
  const events = useEvents().data;
  const event = events?.find((one) => one.id === id);
  if (events === undefined) return null;
  if (event === undefined)
    return (
      <Page title={t('events.heading')} above={<BackToEvents />}>
        <EmptyState icon={CalendarX} title={t('events.gone')}>
          {t('events.goneHint')}
        </EmptyState>
      </Page>
    );
  return <Workspace event={event} tab={tab} />;
}

function Workspace({ event, tab }: { event: EventRecord; tab: string | null }) {
  const { t } = useTranslation();
  const mine = useMayManage(event);
  const tabs = TABS.filter(({ managers }) => mine || !managers);
  const shown = tabs.find(({ name }) => name === tab) ?? tabs[0];
  const Shown = shown?.component;
  return (
    <Page
      title={<Name text={event.title} />}
      above={<BackToEvents />}
      actions={<EventActions event={event} readOnly={!mine} aside={shown !== tabs[0]} />}
    >
      <EventFacts event={event} />
      {!mine && <Banner tone="note">{t('events.notYours', { name: event.ownerName ?? '' })}</Banner>}
      <nav className="event-tabs" aria-label={t('events.sections')}>
        {tabs.map(({ name, icon }) => (
          <Link
            key={name}
            href={`/events/${event.id}/${name}`}
            aria-current={name === shown?.name ? 'page' : undefined}
          >
            <Icon of={icon} />
            <span>{t(`events.tabs.${name}`)}</span>
          </Link>
        ))}
      </nav>
      {Shown !== undefined && <Shown event={event} readOnly={!mine} />}
    </Page>
  );
}

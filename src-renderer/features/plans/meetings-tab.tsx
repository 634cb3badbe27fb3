import './plans.css';
import { CalendarRange, Radio, Rows3 } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useRoute } from 'wouter';
import { useProgramme } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import type { TabProps } from '#renderer/features/events/tab.ts';
import { Segmented } from '#renderer/ui/index.ts';
import { PART, partAddress } from './addresses.ts';
import { BoardPart } from './board-part.tsx';
import { LivePart } from './live-part.tsx';
import { missingFor } from './missing.ts';
import { MissingFirst } from './missing-first.tsx';
import { PARTS, type Part, type PartProps } from './part.ts';
import { PlansPart } from './plans-part.tsx';
import { usePlans } from './use-plans.ts';

const SHOWN: Record<Part, ComponentType<PartProps>> = {
  board: BoardPart,
  plans: PlansPart,
  live: LivePart,
};
const ICONS = { board: CalendarRange, plans: Rows3, live: Radio };

/** When and where people meet: the board of a plan, all its versions, and what becomes of it on the day. */
export default function MeetingsTab({ event, readOnly }: TabProps) {
  const { t } = useTranslation();
  const programme = useProgramme(event.id);
  const plans = usePlans(event.id);
  const { data } = programme;
  if (data === undefined || plans.data === undefined)
    return (
      <>
        <Failed query={programme} />
        <Failed query={plans} />
      </>
    );
  const missing = missingFor({ rounds: data.rounds.length, points: data.points.length, matches: null });
  return (
    <section className="ui-stack plans" aria-label={t('events.tabs.meetings')}>
      {missing === null ? (
        <Parts event={event} readOnly={readOnly} first={plans.data.length === 0 ? 'plans' : 'board'} />
      ) : (
        <MissingFirst eventId={event.id} missing={missing} />
      )}
    </section>
  );
}

/** The parts of the tab, each at an address of its own. @param first where none is named: whoever has no plan yet makes one */
function Parts({ event, readOnly, first }: TabProps & { first: Part }) {
  const { t } = useTranslation();
  const [, at] = useRoute(PART);
  const [, navigate] = useLocation();
  const [shownFirst] = useState(first);
  const part = PARTS.find((name) => name === at?.part) ?? shownFirst;
  const setPart = (next: Part) => navigate(partAddress(event.id, next));
  const [planId, setPlanId] = useState<string | null>(null);
  const Shown = SHOWN[part];
  return (
    <>
      <div>
        <Segmented
          label={t('plans.parts')}
          value={part}
          options={PARTS.map((value) => ({ value, label: t(`plans.part.${value}`), icon: ICONS[value] }))}
          onChange={setPart}
        />
      </div>
      <Shown event={event} readOnly={readOnly} planId={planId} onPlan={setPlanId} onPart={setPart} />
    </>
  );
}

// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and moves through its rows by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: see above, the keys are the grid's
import { BellRing, Star } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { StandingTag } from '#renderer/features/check-in/person-row.tsx';
import { Icon, Name } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { highlightRanges } from '#shared/domain/text.ts';
import type { Column } from './columns.ts';

/** What rows tell the list; the same object for all of them, so that they need not be painted again. */
export interface RowActions {
  open(row: number, id: string): void;
  pick(row: number, id: string, range: boolean): void;
}

interface RosterRowProps {
  person: RegistrationSummary;
  row: number;
  top: number;
  columns: readonly Column[];
  /** What was typed, to mark where it was found. */
  query: string;
  narrow: boolean;
  active: boolean;
  selected: boolean;
  actions: RowActions;
}

/** One registration: a line of cells, or two lines on a narrow screen. A click opens it, the box selects it. */
export const RosterRow = memo(function RosterRow({
  person,
  row,
  top,
  columns,
  query,
  narrow,
  active,
  selected,
  actions,
}: RosterRowProps) {
  const onClick = (event: MouseEvent) => {
    const onBox = event.target instanceof Element && event.target.closest('.roster-pick') !== null;
    if (onBox || event.shiftKey || event.ctrlKey || event.metaKey) actions.pick(row, person.id, event.shiftKey);
    else actions.open(row, person.id);
  };
  return (
    <div
      id={`person-${person.id}`}
      className="person roster-row"
      role="row"
      // The header is the first row.
      aria-rowindex={row + 2}
      aria-selected={selected}
      data-active={active}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      <div className="roster-pick" role="gridcell">
        <span className="ui-box" data-checked={selected} />
      </div>
      <div className="roster-who" role="gridcell">
        <Who person={person} query={query} />
        {narrow && (
          <span className="roster-second">
            {person.company && <Marked text={person.company} query={query} />}
            {person.name !== '' && person.email && <Marked text={person.email} query={query} />}
          </span>
        )}
      </div>
      {narrow ? (
        <div className="roster-cell" role="gridcell">
          <StandingTag person={person} />
        </div>
      ) : (
        columns.map((column) => (
          <div key={column} className="roster-cell" role="gridcell">
            <Cell person={person} column={column} query={query} />
          </div>
        ))
      )}
    </div>
  );
});

function Who({ person, query }: { person: RegistrationSummary; query: string }) {
  const { t } = useTranslation();
  // Whoever was put on the waitlist by address alone has no name yet.
  const name = person.name || (person.email ?? t('details.noName'));
  return (
    <span className="person-name">
      <Name text={name} ranges={query === '' ? [] : highlightRanges(name, query)} cut />
      {person.vip && <Icon of={Star} size={18} label={t('because.vip')} />}
      {person.attention && <Icon of={BellRing} size={18} label={t('because.look')} />}
    </span>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  return <Name text={text} ranges={query === '' ? [] : highlightRanges(text, query)} cut className="ui-dim" />;
}

function Cell({ person, column, query }: { person: RegistrationSummary; column: Column; query: string }) {
  switch (column) {
    case 'status':
      return <StandingTag person={person} />;
    case 'joined':
      return <Moment at={person.joinedAt} />;
    case 'lastSeen':
      return <Moment at={person.lastPassAt} />;
    case 'order':
      return <Marked text={person.orderCode ?? ''} query={query} />;
    case 'ticketType':
      return <Name text={person.ticketType ?? ''} cut />;
    default:
      return <Marked text={person[column] ?? ''} query={query} />;
  }
}

function Moment({ at }: { at: number | null }) {
  const format = useFormat();
  return at === null ? null : <time className="ui-dim">{format.moment(at)}</time>;
}

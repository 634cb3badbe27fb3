import { ArrowDownUp, Columns3, Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Checkbox, Icon, Name, Popover } from '#renderer/ui/index.ts';
import { COLUMNS, type Column, withColumn } from './columns.ts';
import { RecentChanges } from './recent-changes.tsx';
import { useTicketTypes } from './use-roster.ts';
import { sortsOf, type View, withSort, withTicketType } from './view.ts';

interface RosterToolsProps {
  eventId: string;
  view: View;
  onView: (view: View) => void;
  columns: readonly Column[];
  onColumns: (columns: readonly Column[]) => void;
  narrow: boolean;
}

/** What stands behind the filters: ticket types, columns or order, what was changed lately. */
export function RosterTools({ eventId, view, onView, columns, onColumns, narrow }: RosterToolsProps) {
  return (
    <div className="roster-tools">
      <TicketTypes eventId={eventId} view={view} onView={onView} />
      {narrow ? <Order view={view} onView={onView} /> : <ColumnChooser columns={columns} onColumns={onColumns} />}
      <RecentChanges eventId={eventId} />
    </div>
  );
}

function TicketTypes({ eventId, view, onView }: Pick<RosterToolsProps, 'eventId' | 'view' | 'onView'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const types = useTicketTypes(eventId).data ?? [];
  const chosen = view.ticketTypes;
  // One that nobody has any more can still be taken out of the choice.
  const gone = chosen.filter((name) => !types.some((type) => type.name === name)).map((name) => ({ name, count: 0 }));
  const offered = [...types, ...gone];
  if (offered.length === 0) return null;
  return (
    <Popover
      label={t('people.types.title')}
      trigger={(opens) => (
        <Button icon={Ticket} data-on={chosen.length > 0} {...opens}>
          {chosen.length === 0 ? t('people.types.title') : t('people.types.chosen', { count: chosen.length })}
        </Button>
      )}
    >
      {() => (
        <>
          {offered.map(({ name, count }) => (
            <Checkbox
              key={name}
              checked={chosen.includes(name)}
              onChange={() => onView(withTicketType(view, name))}
              label={
                <span className="roster-type">
                  <Name text={name} cut />
                  <span className="ui-dim">{format.number(count)}</span>
                </span>
              }
            />
          ))}
          {chosen.length > 0 && (
            <Button variant="quiet" onClick={() => onView({ ...view, ticketTypes: [] })}>
              {t('people.types.all')}
            </Button>
          )}
        </>
      )}
    </Popover>
  );
}

function ColumnChooser({ columns, onColumns }: Pick<RosterToolsProps, 'columns' | 'onColumns'>) {
  const { t } = useTranslation();
  return (
    <Popover
      label={t('people.columns.title')}
      trigger={(opens) => (
        <Button icon={Columns3} {...opens}>
          {t('people.columns.title')}
        </Button>
      )}
    >
      {() =>
        COLUMNS.map((column) => (
          <Checkbox
            key={column}
            checked={columns.includes(column)}
            onChange={() => onColumns(withColumn(columns, column))}
            label={t(`people.columns.${column}`)}
          />
        ))
      }
    </Popover>
  );
}

/** The order, where there are no headers to press. */
function Order({ view, onView }: Pick<RosterToolsProps, 'view' | 'onView'>) {
  const { t } = useTranslation();
  return (
    <Popover
      label={t('people.order.title')}
      trigger={(opens) => (
        <Button icon={ArrowDownUp} {...opens}>
          {t('people.order.title')}
        </Button>
      )}
    >
      {(close) =>
        sortsOf(view.filter).map((sort) => (
          <Button
            key={sort}
            variant="quiet"
            aria-pressed={view.sort === sort}
            onClick={() => {
              onView(withSort(view, sort));
              close();
            }}
          >
            <span className="roster-type">
              {t(`people.columns.${sort}`)}
              {view.sort === sort && <Icon of={ArrowDownUp} size={16} />}
            </span>
          </Button>
        ))
      }
    </Popover>
  );
}

import './programme.css';
import { Clock, Grid3x3, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useProgramme } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import type { TabProps } from '#renderer/features/events/tab.ts';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import { GridDialog } from './grid-dialog.tsx';
import { RoundEditor } from './round-editor.tsx';
import { RoundRow } from './round-row.tsx';
import { RoundsHead } from './rounds-head.tsx';
import { useProgrammeChange } from './use-programme-change.ts';
import { useSelection } from './use-selection.ts';

/** The rounds of an event, in order of time: one by one, or many at once by a grid. */
export function RoundsTab({ event, readOnly }: TabProps) {
  const { t } = useTranslation();
  const client = useClient();
  const query = useProgramme(event.id);
  const programme = query.data;
  const { change, remove } = useProgrammeChange(event.id);
  const rounds = programme?.rounds ?? [];
  const selection = useSelection(rounds.map(({ id }) => id));
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const [grid, setGrid] = useState(false);
  if (programme === undefined) return <Failed query={query} />;

  const removeSelected = async () => {
    const request = { eventId: event.id, ids: [...selection.selected] };
    await remove(
      t('programme.roundsRemoved', { count: request.ids.length }),
      () => client.programme.removeRounds(request),
      () => client.programme.restoreRounds(request),
    );
  };
  const actions = (
    <div className="ui-line">
      <Button icon={Plus} onClick={() => setEditing('new')}>
        {t('programme.addRound')}
      </Button>
      <Button icon={Grid3x3} variant="primary" onClick={() => setGrid(true)}>
        {t('programme.makeGrid')}
      </Button>
    </div>
  );

  return (
    <section className="ui-stack" aria-label={t('events.tabs.rounds')}>
      {rounds.length === 0 && editing !== 'new' ? (
        <EmptyState icon={Clock} title={t('programme.noRounds')} actions={!readOnly && actions}>
          {t('programme.noRoundsHint')}
        </EmptyState>
      ) : (
        <>
          <div className="programme-head">
            <p className="ui-dim">
              {t('programme.rounds', { count: rounds.length })}. {t('events.clocksOf', { zone: event.timeZone })}
            </p>
            {!readOnly && actions}
          </div>
          <ul className="ui-list rounds">
            {!readOnly && <RoundsHead selection={selection} onRemove={() => void removeSelected()} />}
            {rounds.map((round) =>
              editing === round.id ? (
                <RoundEditor
                  key={round.id}
                  event={event}
                  round={round}
                  rounds={rounds}
                  onClose={() => setEditing(null)}
                  onSave={(_, changed) => change(() => client.programme.updateRound({ id: round.id, ...changed }))}
                />
              ) : (
                <RoundRow
                  key={round.id}
                  event={event}
                  round={round}
                  selected={selection.selected.has(round.id)}
                  readOnly={readOnly}
                  onToggle={() => selection.toggle(round.id)}
                  onEdit={() => setEditing(round.id)}
                />
              ),
            )}
            {editing === 'new' && (
              <RoundEditor
                event={event}
                round={null}
                rounds={rounds}
                onClose={() => setEditing(null)}
                onSave={(fields) => change(() => client.programme.addRounds({ eventId: event.id, rounds: [fields] }))}
              />
            )}
          </ul>
        </>
      )}
      {grid && <GridDialog event={event} rounds={rounds} onClose={() => setGrid(false)} />}
    </section>
  );
}

import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { useMayHere } from '#renderer/app/use-may-here.ts';
import { ExportMenu } from '#renderer/features/exports/export-menu.tsx';
import { useBoard } from '#renderer/features/plans/use-plans.ts';
import { Segmented, Select, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Plan } from '#shared/contract/plans.ts';
import { PAPERS } from '#shared/domain/paper.ts';
import { PAPER_LAYOUTS, PAPER_ORDERS, type PaperChoice, sheetsOf } from '#shared/domain/paper-sheets.ts';
import { PaperDialog } from './paper-dialog.tsx';
import { usePaperWords } from './use-paper-words.ts';

const AT_FIRST: PaperChoice = { what: 'people', layout: 'pages', by: 'name', find: '', roundId: null };

/** A plan on paper: a schedule for everybody, a card for each table, a list for each round. */
export function PlanPaperDialog({ event, plan, onClose }: { event: EventRecord; plan: Plan; onClose: () => void }) {
  const { t } = useTranslation();
  const mayExport = useMayHere(event.id, 'records.export');
  const query = useBoard(plan.id);
  const board = query.data;
  const { words, order, headOf } = usePaperWords(event);
  const [choice, setChoice] = useState(AT_FIRST);
  const asked = useDeferredValue(choice);
  const patch = (changed: Partial<PaperChoice>) => setChoice({ ...choice, ...changed });
  const sheets = useMemo(
    () => (board === undefined ? null : sheetsOf(board, asked, headOf(board.plan), words, order)),
    [board, asked, headOf, words, order],
  );
  const { what } = choice;
  return (
    <PaperDialog
      title={t('paper.title', { name: plan.name })}
      sheets={sheets}
      count={{
        some: (counted) => t(`paper.count.${what}`, counted),
        none: t(choice.find.trim() === '' || what === 'rounds' ? 'paper.nothing' : 'paper.noHits', {
          text: choice.find.trim(),
        }),
      }}
      {...(mayExport
        ? { actions: <ExportMenu request={{ eventId: event.id, what: 'meetings', planId: plan.id }} /> }
        : {})}
      onClose={onClose}
    >
      <Segmented
        label={t('paper.what')}
        value={what}
        options={PAPERS.map((value) => ({ value, label: t(`paper.kind.${value}`) }))}
        onChange={(next) => patch({ what: next, find: '' })}
      />
      {what === 'rounds' ? (
        <>
          <Segmented
            label={t('paper.by')}
            value={choice.by}
            options={PAPER_ORDERS.map((value) => ({ value, label: t(`paper.orders.${value}`) }))}
            onChange={(by) => patch({ by })}
          />
          <Select
            label={t('paper.round')}
            value={choice.roundId ?? ''}
            options={[
              { value: '', label: t('paper.allRounds') },
              ...(board?.rounds ?? []).map(({ id, name, startAt }) => ({
                value: id,
                label: `${name} (${words.day(startAt)})`,
              })),
            ]}
            onChange={(id) => patch({ roundId: id === '' ? null : id })}
          />
        </>
      ) : (
        <>
          <Segmented
            label={t('paper.layout')}
            value={choice.layout}
            options={PAPER_LAYOUTS.map((value) => ({ value, label: t(`paper.layouts.${value}`) }))}
            onChange={(layout) => patch({ layout })}
          />
          <TextField
            label={t(what === 'people' ? 'paper.findPeople' : 'paper.findTables')}
            type="search"
            value={choice.find}
            onChange={({ target }) => patch({ find: target.value })}
          />
        </>
      )}
      <Failed query={query} />
    </PaperDialog>
  );
}

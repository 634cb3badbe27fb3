import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { TaskView } from '#renderer/features/tasks/task-view.tsx';
import { useTask } from '#renderer/features/tasks/use-task.ts';
import { Button, Card, Select, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Plan } from '#shared/contract/plans.ts';
import { AT_FIRST, readSolve, type SolveFields } from './solve-values.ts';

/** Makes another plan, and shows how far that is. */
export function SolveCard({
  event,
  plans,
  onMade,
}: {
  event: EventRecord;
  plans: readonly Plan[];
  onMade: (planId: string) => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const work = useTask('plan');
  const [typed, setFields] = useState<SolveFields>(AT_FIRST);
  // Another window may have removed the plan that was chosen here.
  const fields = plans.some(({ id }) => id === typed.basedOnId) ? typed : { ...typed, basedOnId: '' };
  const [tried, setTried] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const { wrong, request } = readSolve(fields);
  const set = (patch: Partial<SolveFields>) => setFields((old) => ({ ...old, ...patch }));
  const problem = (field: 'seconds' | 'seed', text: string) => (tried && wrong.includes(field) ? text : null);

  const solve = async () => {
    setTried(true);
    if (wrong.length > 0) return setIsOpen(true);
    await work.start(
      () => client.plans.solve({ eventId: event.id, ...request }),
      ({ state, result }) => {
        const planId = result?.planId;
        if (state !== 'done' || typeof planId !== 'string') return;
        set({ name: '' });
        toast({
          text: t('plans.solved'),
          tone: 'ok',
          action: { label: t('plans.show'), run: () => onMade(planId) },
        });
      },
    );
  };
  return (
    <Card>
      <form
        className="solve"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void solve();
        }}
      >
        <div className="solve-head">
          <p className="ui-dim">{t('plans.solveHint')}</p>
          <Button type="submit" icon={Play} variant={plans.length === 0 ? 'primary' : 'plain'} busy={work.busy}>
            {t('plans.solve')}
          </Button>
        </div>
        <TaskView work={work} name={t('plans.solving')} />
        <details className="solve-more" open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <summary>{t('plans.more')}</summary>
          <div className="solve-fields">
            <TextField
              label={t('plans.seconds')}
              hint={t('plans.secondsHint')}
              error={problem('seconds', t('plans.wrongSeconds'))}
              inputMode="decimal"
              value={fields.seconds}
              onChange={({ target }) => set({ seconds: target.value })}
            />
            <TextField
              label={t('plans.seed')}
              hint={t('plans.seedHint')}
              error={problem('seed', t('plans.wrongSeed'))}
              inputMode="numeric"
              value={fields.seed}
              onChange={({ target }) => set({ seed: target.value })}
            />
            <TextField
              label={t('plans.planName')}
              hint={t('plans.planNameHint')}
              maxLength={200}
              value={fields.name}
              onChange={({ target }) => set({ name: target.value })}
            />
            {plans.length > 0 && (
              <Select
                label={t('plans.based')}
                value={fields.basedOnId}
                options={[
                  { value: '', label: t('plans.basedNone') },
                  ...plans.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(basedOnId) => set({ basedOnId })}
              />
            )}
          </div>
        </details>
      </form>
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import type { Plan } from '#shared/contract/plans.ts';
import { published } from './chosen.ts';
import { useBoard } from './use-plans.ts';

/** Makes a plan the one that counts: before that it says for how many people something changes. */
export function PublishDialog({ plan, plans, onClose }: { plan: Plan; plans: readonly Plan[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const before = published(plans) ?? null;
  const board = useBoard(plan.id).data;
  const comparison = useQuery({
    queryKey: keys.comparison(plan.id, before?.id ?? ''),
    queryFn: () => client.plans.compare({ planId: plan.id, withId: before?.id ?? '' }),
    enabled: before !== null,
  }).data;
  const placed = board?.meetings.filter(({ roundId }) => roundId !== null);
  const people = before === null ? placed && new Set(placed.flatMap((one) => one.people)).size : comparison?.people;
  const unplaced = board === undefined || placed === undefined ? 0 : board.meetings.length - placed.length;
  const counted = (count: number) => ({ count, formatted: format.number(count) });

  const publish = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { told } = await client.plans.publish({ planId: plan.id });
      toast({ text: t('plans.publishedNow', counted(told)), tone: 'ok' });
      onClose();
    } catch (error) {
      setFault(sentenceOf(error, t));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('plans.publishTitle', { name: plan.name })}
      action={t('plans.publish')}
      busy={busy}
      fault={fault}
      onSubmit={() => void publish()}
      onClose={onClose}
    >
      {before === null && <p>{t('plans.publishFirst')}</p>}
      <p role="status">
        {people === undefined
          ? t('plans.publishCounting')
          : people === 0
            ? t('plans.publishNobody')
            : t('plans.publishTold', counted(people))}
      </p>
      {unplaced > 0 && <p>{t('plans.publishUnplaced', counted(unplaced))}</p>}
    </FormDialog>
  );
}

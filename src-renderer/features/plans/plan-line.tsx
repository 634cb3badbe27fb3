import { CalendarRange, Copy, Ellipsis, GitCompareArrows, Pencil, Printer, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useRemoval } from '#renderer/features/forms/use-removal.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { PlanPaperDialog } from '#renderer/features/paper/plan-paper-dialog.tsx';
import { Button, IconButton, Name, Popover, Tag, type Tone } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Plan } from '#shared/contract/plans.ts';
import { canRollBack } from './chosen.ts';
import { PlanFiguresLine } from './plan-figures.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { RenamePlanDialog } from './rename-plan-dialog.tsx';
import { useAttempt } from './use-attempt.ts';
import { useRollBack } from './use-roll-back.ts';

const TONES: Record<Plan['state'], Tone> = { draft: 'note', published: 'ok', earlier: 'idle' };

/** A version of all meetings: how good it is, since when, and what can be done with it. */
export function PlanLine({
  event,
  plan,
  plans,
  readOnly,
  onOpen,
  onCompare,
}: {
  event: EventRecord;
  plan: Plan;
  plans: readonly Plan[];
  readOnly: boolean;
  onOpen: () => void;
  onCompare: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const attempt = useAttempt();
  const removal = useRemoval(['plans']);
  const rollBack = useRollBack(event.id);
  const [dialog, setDialog] = useState<'publish' | 'rename' | 'paper' | null>(null);
  const { id, name, state, publishedAt, basedOnId } = plan;
  const base = plans.find((other) => other.id === basedOnId);

  const copy = async () => {
    const copied = await attempt(() => client.plans.copy({ planId: id, name: t('plans.copyOf', { name }) }));
    if (copied !== null) toast({ text: t('plans.copied', { name }), tone: 'ok' });
  };
  const remove = () =>
    removal(
      t('plans.removed', { name }),
      () => client.plans.remove({ planId: id }),
      () => client.plans.restore({ planId: id }),
    );
  const said = [
    t('plans.madeAt', { time: zone.moment(plan.madeAt) }),
    ...(publishedAt === null ? [] : [t('plans.publishedAt', { time: zone.moment(publishedAt) })]),
    ...(base === undefined ? [] : [t('plans.basedOn', { name: base.name })]),
  ];
  return (
    <li className="plan-line" data-state={state}>
      <div className="plan-line-head">
        <b>
          <Name text={name} />
        </b>
        <Tag tone={TONES[state]}>{t(`plans.state.${state}`)}</Tag>
        <span className="ui-dim">{said.join(', ')}</span>
      </div>
      {plan.figures !== null && <PlanFiguresLine figures={plan.figures} format={format} percent={zone.percent} />}
      <div className="plan-line-do">
        <Button icon={CalendarRange} aria-label={t('plans.openNamed', { name })} onClick={onOpen}>
          {t('plans.open')}
        </Button>
        <Button icon={GitCompareArrows} aria-label={t('plans.compareNamed', { name })} onClick={onCompare}>
          {t('plans.compare')}
        </Button>
        <Button icon={Printer} aria-label={t('paper.printNamed', { name })} onClick={() => setDialog('paper')}>
          {t('paper.open')}
        </Button>
        {!readOnly && state === 'published' && canRollBack(plans) && (
          <Button icon={Undo2} title={t('plans.rollBackHint')} onClick={() => void rollBack()}>
            {t('plans.rollBack')}
          </Button>
        )}
        {!readOnly && state !== 'published' && (
          <Button variant="primary" aria-label={t('plans.publishNamed', { name })} onClick={() => setDialog('publish')}>
            {t('plans.publish')}
          </Button>
        )}
        {!readOnly && (
          <Popover
            label={t('plans.moreNamed', { name })}
            trigger={(props) => <IconButton {...props} icon={Ellipsis} label={t('plans.moreNamed', { name })} />}
          >
            {(close) => (
              <div className="plan-menu">
                {[
                  { icon: Copy, label: t('plans.copy'), run: () => void copy() },
                  { icon: Pencil, label: t('plans.rename'), run: () => setDialog('rename') },
                  ...(state === 'published'
                    ? []
                    : [{ icon: Trash2, label: t('plans.remove'), run: () => void remove() }]),
                ].map(({ icon, label, run }) => (
                  <Button
                    key={label}
                    icon={icon}
                    variant="quiet"
                    wide
                    onClick={() => {
                      close();
                      run();
                    }}
                  >
                    {label}
                  </Button>
                ))}
              </div>
            )}
          </Popover>
        )}
      </div>
      {dialog === 'publish' && <PublishDialog plan={plan} plans={plans} onClose={() => setDialog(null)} />}
      {dialog === 'paper' && <PlanPaperDialog event={event} plan={plan} onClose={() => setDialog(null)} />}
      {dialog === 'rename' && <RenamePlanDialog plan={plan} onClose={() => setDialog(null)} />}
    </li>
  );
}

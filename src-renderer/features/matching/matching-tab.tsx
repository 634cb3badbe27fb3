import './matching.css';
import { useQueryClient } from '@tanstack/react-query';
import { HeartOff, TabletSmartphone } from 'lucide-react';
import { type ComponentType, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useMatchingRules } from '#renderer/api/queries.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useServices, useToast } from '#renderer/app/state/services.tsx';
import { DoorProvider } from '#renderer/features/check-in/door-context.tsx';
import { DoorDialogs } from '#renderer/features/check-in/door-dialogs.tsx';
import type { TabProps } from '#renderer/features/events/tab.ts';
import { usePeopleDoor } from '#renderer/features/people/use-people-door.ts';
import { Banner, Button, Segmented, useChosenInSight } from '#renderer/ui/index.ts';
import { KeywordsPart } from './keywords-part.tsx';
import { MatchesPart } from './matches-part.tsx';
import { OverviewPart } from './overview-part.tsx';
import { PairsPart } from './pairs-part.tsx';
import { PARTS, type Part, type PartProps } from './part.ts';
import { RoundsPart } from './rounds-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { WithoutPart } from './without-part.tsx';

const SHOWN: Record<Part, ComponentType<PartProps>> = {
  overview: OverviewPart,
  matches: MatchesPart,
  without: WithoutPart,
  rounds: RoundsPart,
  keywords: KeywordsPart,
  rules: RulesPart,
  pairs: PairsPart,
};

/**
 * Who meets whom at an event: how everybody is served, the matches there are and those without one, the words by which people find
 * each other, and the rules.
 */
export default function MatchingTab({ event }: TabProps) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const { ui } = useServices();
  const query = useMatchingRules(event.id);
  const [part, setPart] = useState<Part>('overview');
  const { door, dialog, detailsId, close } = usePeopleDoor(event.id);
  const Shown = SHOWN[part];
  const strip = useRef<HTMLDivElement>(null);
  useChosenInSight(strip, part);
  const turn = async (isOn: boolean) => {
    try {
      const rules = await client.matching.setRules({ eventId: event.id, rules: { isOn } });
      putAnswer(queries, keys.matchingRules(event.id), rules);
      if (isOn)
        toast({
          text: t('matching.isOnNow'),
          tone: 'ok',
          action: { label: t('common.undo'), run: () => void turn(false) },
        });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
  };
  return (
    <section className="ui-stack matching" aria-label={t('events.tabs.matching')}>
      <div className="matching-head">
        <div ref={strip} className="matching-parts">
          <Segmented
            label={t('matching.parts')}
            value={part}
            options={PARTS.map((value) => ({ value, label: t(`matching.part.${value}`) }))}
            onChange={setPart}
          />
        </div>
        <Button icon={TabletSmartphone} onClick={() => ui.getState().openKiosk(event.id)}>
          {t('kiosk.open.button')}
        </Button>
      </div>
      <Failed query={query} />
      {query.data?.isOn === false && part !== 'rules' && (
        <div className="matching-off">
          <Banner
            tone="note"
            icon={HeartOff}
            action={<Button onClick={() => void turn(true)}>{t('matching.switchOn')}</Button>}
          >
            {t('matching.off')}
          </Banner>
        </div>
      )}
      <DoorProvider value={door}>
        <Shown event={event} onPart={setPart} />
        <DoorDialogs dialog={dialog} detailsId={detailsId} onClose={close} />
      </DoorProvider>
    </section>
  );
}

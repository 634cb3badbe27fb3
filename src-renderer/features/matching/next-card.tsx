import { CircleCheck, CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Card, Icon } from '#renderer/ui/index.ts';
import type { MatchingOverview } from '#shared/contract/matching.ts';
import type { MatchingRules } from '#shared/domain/matching-rules.ts';
import { type NextStep, nextSteps } from './next-steps.ts';
import type { Part } from './part.ts';

/** The part where something is done about it. */
const WHERE: Partial<Record<NextStep['what'], Part & ('rules' | 'keywords' | 'without' | 'matches')>> = {
  consent: 'rules',
  candidates: 'rules',
  interests: 'keywords',
  match: 'without',
  done: 'matches',
};

/** What an organizer could do next, and the way there. */
export function NextCard({
  figures,
  rules,
  enrolled,
  onPart,
}: {
  figures: MatchingOverview;
  rules: MatchingRules;
  enrolled: number;
  onPart: (part: Part) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  return (
    <Card title={t('matchingOverview.next')}>
      <ul className="next-steps">
        {nextSteps(figures, rules, enrolled).map((step) => {
          const { what } = step;
          const part = WHERE[what];
          return (
            <li key={what} data-tone={what === 'done' ? 'ok' : 'accent'}>
              <Icon of={what === 'done' ? CircleCheck : CircleDot} />
              <p>
                {'people' in step
                  ? t(`matchingOverview.step.${step.what}`, {
                      count: step.people,
                      formatted: format.number(step.people),
                    })
                  : t(`matchingOverview.step.${step.what}`)}
              </p>
              {part !== undefined && <Button onClick={() => onPart(part)}>{t(`matchingOverview.go.${part}`)}</Button>}
              {what === 'people' && <Button onClick={() => navigate('/import')}>{t('matchingOverview.import')}</Button>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

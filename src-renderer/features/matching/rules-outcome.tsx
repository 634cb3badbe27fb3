import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useSettled } from '#renderer/features/check-in/use-settled.ts';
import { Icon, Name } from '#renderer/ui/index.ts';
import type { RuleValues } from './rule-values.ts';
import { outcomeOf, rulesToTry } from './what-if.ts';

/** Presses that come within so many ms are one question to the core. */
const CHANGING_MS = 400;
/** Of those who would lose their last one, as many are named. */
const NAMED = 8;

/**
 * Who would have nobody left with the rules as they stand in the form, before they are saved. An answer to rules that stand there
 * no more is not shown.
 */
export function RulesOutcome({ eventId, before, typed }: { eventId: string; before: RuleValues; typed: RuleValues }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const rules = rulesToTry(before, typed);
  const wanted = rules === null ? '' : JSON.stringify(rules);
  const settled = useSettled(wanted, CHANGING_MS);
  const query = useQuery({
    queryKey: keys.whatIf(eventId, settled),
    queryFn: () => client.matching.whatIf({ eventId, rules: JSON.parse(settled) as NonNullable<typeof rules> }),
    enabled: settled !== '',
    gcTime: 30_000,
  });
  const told = settled === wanted ? query.data : undefined;
  return (
    <div role="status">
      {wanted !== '' && query.error === null && told === undefined && (
        <p className="ui-dim rules-outcome">{t('matching.whatIf.counting')}</p>
      )}
      {wanted !== '' && told !== undefined && shown(told)}
    </div>
  );

  function shown({ now, would, losing }: NonNullable<typeof told>) {
    const outcome = outcomeOf({ now, would });
    const more = Math.max(losing.length, would - now) - NAMED;
    const isWorse = losing.length > 0;
    const named = losing.toSorted((a, b) => a.name.localeCompare(b.name));
    return (
      <div className="rules-outcome" data-tone={isWorse ? 'warn' : 'ok'}>
        <p>
          <Icon of={isWorse ? TriangleAlert : CircleCheck} />
          <span>
            {t(`matching.whatIf.${outcome}`, {
              count: would,
              formatted: format.number(would),
              now: format.number(now),
            })}
          </span>
        </p>
        {isWorse && (
          <ul aria-label={t('matching.whatIf.losing')}>
            {named.slice(0, NAMED).map(({ id, name }) => (
              <li key={id}>
                <Name text={name || t('details.noName')} cut />
              </li>
            ))}
            {more > 0 && <li className="ui-dim">{t('matching.andMore', { formatted: format.number(more) })}</li>}
          </ul>
        )}
      </div>
    );
  }
}

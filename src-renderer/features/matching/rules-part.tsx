import { useMatchingRules } from '#renderer/api/queries.ts';
import type { PartProps } from './part.ts';
import { RulesForm } from './rules-form.tsx';

/** Who may meet whom at an event. */
export function RulesPart({ event }: PartProps) {
  const rules = useMatchingRules(event.id).data;
  return rules === undefined ? null : <RulesForm eventId={event.id} rules={rules} />;
}

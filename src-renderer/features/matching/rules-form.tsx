import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, Card, Switch, TextField } from '#renderer/ui/index.ts';
import type { MatchingRules } from '#shared/domain/matching-rules.ts';
import { RuleGroups } from './rule-groups.tsx';
import { changedRules, mergedValues, type RuleValues, valuesOf, wrongWith } from './rule-values.ts';
import { RulesOutcome } from './rules-outcome.tsx';

/** The rules while they are changed. Only what was changed is saved. */
export function RulesForm({ eventId, rules }: { eventId: string; rules: MatchingRules }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [base, setBase] = useState(() => valuesOf(rules));
  const form = useForm<RuleValues>({
    initial: base,
    check: (values) =>
      Object.fromEntries(
        Object.entries(wrongWith(values)).map(([field, what]) => [field, t(`matching.wrongRule.${what}`)]),
      ),
    async submit(values) {
      const saved = await client.matching.setRules({ eventId, rules: changedRules(base, values) });
      // What was typed while it was saved is not saved.
      form.update((typed) => mergedValues(values, typed, valuesOf(saved)));
      setBase(valuesOf(saved));
      putAnswer(queries, keys.matchingRules(eventId), saved);
      toast({ text: t('matching.saved'), tone: 'ok' });
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other rules are news
  useEffect(() => {
    form.update((typed) => mergedValues(base, typed, valuesOf(rules)));
    setBase(valuesOf(rules));
  }, [JSON.stringify(rules)]);

  const { values, problems } = form;
  const changed = Object.keys(changedRules(base, values)).length > 0 || Object.keys(wrongWith(values)).length > 0;
  const toggle = (field: 'isOn' | 'needsConsent' | 'withinCompany' | 'groupsOfThree') => (
    <Switch
      label={
        <span className="rule">
          <b>{t(`matching.rules.${field}`)}</b>
          <span className="ui-dim">{t(`matching.rulesHint.${field}`)}</span>
        </span>
      }
      checked={values[field]}
      onChange={(event) => form.set({ [field]: event.target.checked })}
    />
  );
  const limit = (field: 'maxOutgoing' | 'maxIncoming') => (
    <TextField
      label={t(`matching.rules.${field}`)}
      hint={t(`matching.rulesHint.${field}`)}
      inputMode="numeric"
      maxLength={6}
      value={values[field]}
      error={problems[field]}
      onChange={(event) => form.set({ [field]: event.target.value })}
    />
  );
  return (
    <form
      className="matching-rules"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <fieldset aria-label={t('matching.part.rules')}>
        <Card title={t('matching.card.who')}>
          {toggle('isOn')}
          {toggle('needsConsent')}
        </Card>
        <Card title={t('matching.card.whom')}>
          {toggle('withinCompany')}
          <RuleGroups
            eventId={eventId}
            grouped={values.grouped}
            groups={values.groups}
            error={problems.groups}
            onChange={form.set}
          />
          <RulesOutcome eventId={eventId} before={base} typed={values} />
        </Card>
        <Card title={t('matching.card.limits')}>
          <div className="form-pair">
            {limit('maxOutgoing')}
            {limit('maxIncoming')}
          </div>
        </Card>
        <Card title={t('matching.card.rounds')}>{toggle('groupsOfThree')}</Card>
      </fieldset>
      <div className="event-save" data-changed={changed}>
        {form.fault ? (
          <p className="form-fault" data-tone="no" role="alert">
            {form.fault}
          </p>
        ) : (
          <p className="ui-dim">{changed ? t('events.unsaved') : ''}</p>
        )}
        <Button type="submit" variant="primary" busy={form.busy} disabled={!changed}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}

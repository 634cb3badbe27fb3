import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, Card, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { readMost } from './most-meetings.ts';
import { usePlanRules } from './use-plans.ts';

/** What all plans of an event keep to. */
export function RuleCard({ event, readOnly }: { event: EventRecord; readOnly: boolean }) {
  const rules = usePlanRules(event.id).data;
  return rules === undefined ? null : <RuleForm eventId={event.id} most={rules.mostMeetings} readOnly={readOnly} />;
}

function RuleForm({ eventId, most, readOnly }: { eventId: string; most: number | null; readOnly: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const saved = most === null ? '' : String(most);
  // What was typed alone, null where nothing was: what another window saves meanwhile takes nothing away.
  const form = useForm<{ most: string | null }>({
    initial: { most: null },
    check: (values) => (readMost(values.most ?? saved) === undefined ? { most: t('plans.wrongMost') } : {}),
    async submit(values) {
      const rules = await client.plans.setRules({ eventId, mostMeetings: readMost(values.most ?? saved) ?? null });
      putAnswer(queries, keys.planRules(eventId), rules);
      form.set({ most: null });
      toast({ text: t('plans.rulesSaved'), tone: 'ok' });
    },
  });
  return (
    <Card title={t('plans.rules')}>
      <form
        className="plan-rule"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <TextField
          label={t('plans.mostMeetings')}
          hint={t('plans.mostMeetingsHint')}
          inputMode="numeric"
          disabled={readOnly}
          value={form.values.most ?? saved}
          error={form.problems.most ?? form.fault}
          onChange={(event) => form.set({ most: event.target.value })}
        />
        {!readOnly && (
          <Button type="submit" busy={form.busy}>
            {t('plans.saveRules')}
          </Button>
        )}
      </form>
    </Card>
  );
}

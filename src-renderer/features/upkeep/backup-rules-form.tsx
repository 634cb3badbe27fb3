import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Card, Select } from '#renderer/ui/index.ts';
import type { BackupRules } from '#shared/contract/installation.ts';
import { choicesWith } from './choices.ts';
import { periodOf } from './period.ts';

const HOURS = [0, 1, 2, 4, 6, 12, 24, 48, 168];
const KEPT = [1, 3, 5, 7, 14, 30, 60, 100];

/** How often a copy is made by itself, and how many of those are kept. What is chosen counts at once. */
export function BackupRulesForm({ rules, scheduled }: { rules: BackupRules; scheduled: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const change = async (patch: Partial<BackupRules>) => {
    try {
      await client.installation.setBackupRules(patch);
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    await queries.invalidateQueries({ queryKey: keys.backups });
  };
  const often = (hours: number) => {
    const period = periodOf(hours * 3_600_000);
    return period.unit === 'never'
      ? t('upkeep.every.never')
      : t(`upkeep.every.${period.unit}`, { count: period.count });
  };
  const surplus = Math.max(0, scheduled + 1 - rules.keep);
  return (
    <Card title={t('upkeep.rules')}>
      <div className="form-pair">
        <Select
          label={t('upkeep.howOften')}
          value={String(rules.everyHours)}
          options={choicesWith(HOURS, rules.everyHours).map((count) => ({ value: String(count), label: often(count) }))}
          onChange={(value) => void change({ everyHours: Number(value) })}
        />
        <Select
          label={t('upkeep.keep')}
          value={String(rules.keep)}
          options={choicesWith(KEPT, rules.keep).map((count) => ({
            value: String(count),
            label: t('upkeep.keepNewest', { count }),
          }))}
          onChange={(value) => void change({ keep: Number(value) })}
        />
      </div>
      <p className="ui-dim" role="status">
        {rules.everyHours === 0
          ? t('upkeep.rulesOff')
          : surplus === 0
            ? t('upkeep.rulesHint')
            : t('upkeep.rulesSurplus', { count: surplus, formatted: format.number(surplus) })}
      </p>
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Checkbox, TextField } from '#renderer/ui/index.ts';
import type { RetentionKind } from '#shared/domain/retention.ts';
import type { PeriodValue } from './retention.ts';

/** One kind: how long it is kept, what goes then, and how much of it at the next run. */
export function RetentionRow({
  kind,
  value,
  wrong,
  due,
  onChange,
}: {
  kind: RetentionKind;
  value: PeriodValue;
  wrong: boolean;
  due: number;
  onChange: (value: PeriodValue) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = t(`privacy.kind.${kind}.name`);
  const goes = value.forGood || wrong ? 0 : due;
  return (
    <li className="retention-row">
      <div className="retention-what">
        <b>{name}</b>
        <span className="ui-dim">{t(`privacy.kind.${kind}.goes`)}</span>
        <span className="retention-due" data-tone={goes > 0 ? 'warn' : 'idle'}>
          {goes === 0 ? t('privacy.goesNone') : t('privacy.goes', { formatted: format.number(goes) })}
        </span>
      </div>
      <fieldset className="retention-period" aria-label={name}>
        <TextField
          label={t('privacy.days')}
          inputMode="numeric"
          maxLength={5}
          disabled={value.forGood}
          value={value.forGood ? '' : value.days}
          error={wrong ? t('privacy.daysWrong') : null}
          onChange={(event) => onChange({ ...value, days: event.target.value })}
        />
        <Checkbox
          label={t('privacy.forGood')}
          checked={value.forGood}
          onChange={(event) => onChange({ ...value, forGood: event.target.checked })}
        />
      </fieldset>
    </li>
  );
}

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { BadgePreview } from '#renderer/features/print/badge-preview.tsx';
import { templateKey } from '#renderer/features/print/templates.ts';
import { useSampleBadge } from '#renderer/features/print/use-sample-badge.ts';
import { Select } from '#renderer/ui/index.ts';
import { BADGE_TEMPLATES } from '#shared/domain/badges.ts';
import { REENTRY_RULES } from '#shared/domain/verdict.ts';
import type { EventValues } from './event-values.ts';

/** The rules that have good defaults: who may come back in, and how badges look. */
export function EventFormMore({
  values,
  onChange,
}: {
  values: EventValues;
  onChange: (patch: Partial<EventValues>) => void;
}) {
  const { t } = useTranslation();
  const name = useId();
  const sample = useSampleBadge(values.badgeTemplate, values.title);
  return (
    <>
      <fieldset className="event-rules">
        <legend className="ui-legend">{t('events.reentry')}</legend>
        {REENTRY_RULES.map((rule) => (
          <label key={rule} className="choice">
            <input
              type="radio"
              name={name}
              checked={values.reentry === rule}
              onChange={() => onChange({ reentry: rule })}
            />
            <span>
              <b>{t(`events.reentryRule.${rule}`)}</b>
              <span>{t(`events.reentryHint.${rule}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Select
        label={t('events.badgeTemplate')}
        hint={t('events.badgeTemplateHint')}
        value={values.badgeTemplate}
        options={BADGE_TEMPLATES.map(({ id }) => ({ value: id, label: t(`templates.${templateKey(id)}`) }))}
        onChange={(badgeTemplate) => onChange({ badgeTemplate })}
      />
      <div className="event-badge">
        <BadgePreview face={sample} maxWidth={300} maxHeight={240} label={t('events.badgePreview')} />
      </div>
    </>
  );
}

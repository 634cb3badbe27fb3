import { CircleAlert, Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useTicketTypes } from '#renderer/features/people/use-roster.ts';
import { Button, Icon, IconButton, Select } from '#renderer/ui/index.ts';
import type { RuleValues } from './rule-values.ts';

/** Whether everybody may meet everybody, or only certain ticket types each other; those that people here have are offered. */
export function RuleGroups({
  eventId,
  grouped,
  groups,
  error,
  onChange,
}: Pick<RuleValues, 'grouped' | 'groups'> & {
  eventId: string;
  error?: string | undefined;
  onChange: (patch: Partial<RuleValues>) => void;
}) {
  const { t } = useTranslation();
  const name = useId();
  const known = (useTicketTypes(eventId).data ?? []).map((type) => type.name).filter((type) => type !== '');
  // One that nobody has any more may still stand in a rule.
  const types = [...new Set([...known, ...groups.flat()])].filter((type) => type !== '').sort();
  const options = [
    { value: '', label: t('matching.groups.choose') },
    ...types.map((type) => ({ value: type, label: type })),
  ];
  const put = (at: number, group: readonly [string, string]) => onChange({ groups: groups.with(at, group) });
  const begin = () =>
    onChange({ grouped: true, groups: groups.length === 0 && types.length > 0 ? [['', '']] : groups });

  return (
    <div className="rule-groups">
      <fieldset aria-label={t('matching.groups.label')}>
        {([false, true] as const).map((value) => (
          <label key={String(value)} className="choice">
            <input
              type="radio"
              name={name}
              checked={grouped === value}
              onChange={() => (value ? begin() : onChange({ grouped: false }))}
            />
            <span>
              <b>{t(value ? 'matching.groups.some' : 'matching.groups.all')}</b>
              <span>{t(value ? 'matching.groups.someHint' : 'matching.groups.allHint')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {grouped && types.length === 0 && <p className="ui-dim">{t('matching.groups.noTypes')}</p>}
      {grouped && (
        <ul>
          {groups.map(([left, right], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a pair is known by its place alone while it is chosen
            <li key={at} className="rule-group">
              <Select
                label={t('matching.groups.one', { number: at + 1 })}
                value={left}
                options={options}
                onChange={(chosen) => put(at, [chosen, right])}
              />
              <Select
                label={t('matching.groups.other', { number: at + 1 })}
                value={right}
                options={options}
                onChange={(chosen) => put(at, [left, chosen])}
              />
              <IconButton
                icon={Trash2}
                label={t('matching.groups.remove', { number: at + 1 })}
                onClick={() => onChange({ groups: groups.toSpliced(at, 1) })}
              />
            </li>
          ))}
        </ul>
      )}
      {grouped && error !== undefined && (
        <p className="ui-field-error" data-tone="no" role="alert">
          <Icon of={CircleAlert} size={16} />
          <span>{error}</span>
        </p>
      )}
      {grouped && types.length > 0 && (
        <div>
          <Button icon={Plus} onClick={() => onChange({ groups: [...groups, ['', '']] })}>
            {t('matching.groups.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import type { ZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Icon, Name } from '#renderer/ui/index.ts';
import type { AuditEntry } from '#shared/contract/audit.ts';
import { FIELDS } from './vocabulary.ts';
import { toldOf } from './words.ts';

type Change = AuditEntry['changes'][number];

/** Fields that are named before one looks. */
const MOST_NAMED = 4;

/** What was there before and what after, for each field that was changed; of a fact, what is known of it. */
export function EntryChanges({
  changes,
  fact,
  names,
  zone,
}: {
  changes: readonly Change[];
  /** Nothing was there before. */
  fact: boolean;
  names: Readonly<Record<string, string>>;
  zone: ZoneFormat;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (changes.length === 0) return null;
  const fieldName = (field: string) => {
    const known = FIELDS.find((one) => one === field);
    return known === undefined ? field : t(`audit.field.${known}`);
  };
  const named = changes.slice(0, MOST_NAMED).map(({ field }) => fieldName(field));
  const rest = changes.length - named.length;
  return (
    <details className="audit-changes">
      <summary>
        <Icon of={ChevronRight} size={16} />
        <span>
          {fact ? t('audit.details') : named.join(', ')}
          {!fact && rest > 0 && ` ${t('audit.andMore', { count: rest })}`}
        </span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('audit.what')}</th>
            {!fact && <th scope="col">{t('audit.before')}</th>}
            <th scope="col">{t(fact ? 'audit.how' : 'audit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{fieldName(field)}</th>
              {!fact && <td>{tell(field, before)}</td>}
              <td>{tell(field, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );

  function tell(field: string, value: Change['after']) {
    const told = toldOf(field, value, names);
    switch (told.as) {
      case 'nothing':
        return <span className="ui-dim">{t('audit.nothing')}</span>;
      case 'secret':
        return <span className="ui-dim">{t('audit.secret')}</span>;
      case 'flag':
        return t(told.value ? 'audit.yes' : 'audit.no');
      case 'time':
        return zone.exact(told.value);
      case 'times':
        return told.value.map(({ startAt, endAt }) => zone.span(startAt, endAt)).join(', ');
      case 'number':
        return format.exact(told.value);
      case 'word':
        return t(`audit.value.${told.value}`);
      case 'verdict':
        return t(`verdict.${told.value}`);
      default:
        return <Name text={told.value} className="selectable" />;
    }
  }
}

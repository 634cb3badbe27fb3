import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Name } from '#renderer/ui/index.ts';

/** A keyword that is offered, and how many have it. */
export function KeywordOption({ keyword: { label, people } }: { keyword: { label: string; people: number } }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className="keyword-option">
      <Name text={label} cut />
      <span className="ui-dim">{t('interests.people', { count: people, formatted: format.number(people) })}</span>
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import type { RetentionDue } from '#shared/contract/privacy.ts';

/** What would go, kind by kind, in figures. */
export function DueList({ due }: { due: RetentionDue }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="due-list">
      {due.map(({ kind, count }) => (
        <li key={kind}>
          <b>{format.number(count)}</b> {t(`privacy.due.${kind}`, { count })}
        </li>
      ))}
    </ul>
  );
}

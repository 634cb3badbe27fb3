import { useTranslation } from 'react-i18next';
import { Checkbox } from '#renderer/ui/index.ts';

/** Files on this computer that were written before and may hold somebody still. */
export function EraseCopies({
  copies,
  checked,
  onChange,
}: {
  copies: readonly string[];
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="erase-copies">
      <Checkbox
        label={t('privacy.withCopies', { count: copies.length })}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <p className="ui-dim">{checked ? t('privacy.copiesGo') : t('privacy.copiesStay')}</p>
      <details>
        <summary>{t('privacy.copiesShow')}</summary>
        <ul className="selectable">
          {copies.map((copy) => (
            <li key={copy}>{copy}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

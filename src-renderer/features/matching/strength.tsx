import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#renderer/ui/index.ts';

/** How well two people suit each other: a bar, a number, and what they mean where one points. */
export function Strength({ value }: { value: number | null | undefined }) {
  const { t } = useTranslation();
  if (value === undefined) return <span className="strength" />;
  if (value === null)
    return (
      <span className="strength ui-dim" title={t('matching.noStrength')}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{t('matching.noStrength')}</VisuallyHidden>
      </span>
    );
  const number = Math.round(value * 100);
  return (
    <span className="strength" title={t('matching.strengthHint', { number })}>
      <span className="strength-bar" aria-hidden="true">
        <i style={{ width: `${number}%` }} />
      </span>
      <span aria-hidden="true">{number}</span>
      <VisuallyHidden>{t('matching.strength', { number })}</VisuallyHidden>
    </span>
  );
}

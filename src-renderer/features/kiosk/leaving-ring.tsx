import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#renderer/ui/index.ts';

/** The last seconds before everything goes, as a ring that closes. @param left null while there is time */
export function LeavingRing({ left }: { left: number | null }) {
  const { t } = useTranslation();
  return (
    <span className="leaving-ring" data-shown={left !== null} role="timer">
      {left !== null && (
        <>
          <svg viewBox="0 0 48 48" aria-hidden="true">
            <circle cx="24" cy="24" r="20" pathLength="5" />
            <circle cx="24" cy="24" r="20" pathLength="5" strokeDasharray={`${left} 5`} />
          </svg>
          <b aria-hidden="true">{left}</b>
          <VisuallyHidden>{t('kiosk.leftSeconds', { seconds: left })}</VisuallyHidden>
        </>
      )}
    </span>
  );
}

import { CircleHelp, CloudOff, HeartOff, type LucideIcon, MapPinOff, ShieldX, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Icon } from '#renderer/ui/index.ts';
import type { Refusal } from './kiosk-desk.ts';
import { LeaveMark } from './leave-mark.tsx';

const ICONS: Record<Refusal, LucideIcon> = {
  off: HeartOff,
  unknown: CircleHelp,
  elsewhere: MapPinOff,
  revoked: ShieldX,
  noPlace: UserX,
  away: CloudOff,
};

/** Nobody is greeted: why, and what to do. It is about nobody in particular, and friendly. */
export function RefusalScreen({ reason, onClose }: { reason: Refusal; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <main className="kiosk kiosk-refusal" data-tone="warn">
      <header className="kiosk-bar">
        <LeaveMark />
      </header>
      <div className="kiosk-refusal-what" role="alert">
        <span className="kiosk-refusal-icon">
          <Icon of={ICONS[reason]} size={72} />
        </span>
        <h1>{t(`kiosk.refused.${reason}.title`)}</h1>
        <p>{t(`kiosk.refused.${reason}.hint`)}</p>
      </div>
      <Button size="l" variant="primary" onClick={onClose}>
        {t('kiosk.understood')}
      </Button>
    </main>
  );
}

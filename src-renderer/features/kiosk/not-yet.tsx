import { useTranslation } from 'react-i18next';
import { Mark } from '#renderer/app/mark.tsx';
import { useServices, useSession } from '#renderer/app/state/services.tsx';
import { Button } from '#renderer/ui/index.ts';
import { LeaveMark } from './leave-mark.tsx';

/** A kiosk that cannot open yet, and what is missing. Nothing is shown to visitors here. */
export function NotYet({ why }: { why: 'noEvent' | 'noPin' }) {
  const { t } = useTranslation();
  const { session } = useServices();
  // What staff have opened is left by its PIN; an account for kiosks has nothing to leave to.
  const isAccount = useSession(({ user }) => user?.kiosk?.eventId === null);
  return (
    <main className="kiosk kiosk-not-yet">
      {isAccount ? <Mark size={64} /> : <LeaveMark />}
      <h1>{t(`kiosk.${why}`)}</h1>
      <p>{t(`kiosk.${why}Hint`)}</p>
      {isAccount && (
        <Button size="l" onClick={() => void session.getState().signOut()}>
          {t('kiosk.signOut')}
        </Button>
      )}
    </main>
  );
}

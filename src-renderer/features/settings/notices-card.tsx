import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useServices } from '#renderer/app/state/services.tsx';
import { Card, Switch } from '#renderer/ui/index.ts';

/** Whether new notifications show on the desktop, and why they do not where the browser has a say in it. */
export function NoticesCard() {
  const { t } = useTranslation();
  const { wanted, permission, want } = useStore(useServices().notices);
  return (
    <Card title={t('notices.title')}>
      <Switch
        label={t('notices.desktop')}
        checked={wanted && permission === 'granted'}
        disabled={permission === 'none'}
        onChange={(event) => void want(event.target.checked)}
      />
      <p className="ui-dim">{t('notices.desktopHint')}</p>
      <div role="status">
        {(permission === 'refused' || permission === 'none') && (
          <p className="notices-refused" data-tone="warn">
            {t(permission === 'none' ? 'notices.unavailable' : 'notices.refused')}
          </p>
        )}
      </div>
    </Card>
  );
}

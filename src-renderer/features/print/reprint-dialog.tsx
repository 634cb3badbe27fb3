import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '#renderer/ui/index.ts';
import type { BadgeData } from '#shared/contract/desk.ts';
import { BadgePreview } from './badge-preview.tsx';

/** Asks before a badge is printed another time: two badges of one person let two people in. */
export function ReprintDialog({
  badge,
  onPrint,
  onClose,
}: {
  badge: BadgeData;
  onPrint: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('print.alreadyTitle')}
      closeLabel={t('common.close')}
      onClose={onClose}
      onSubmit={onPrint}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" keys="↵" data-autofocus>
            {t('print.again')}
          </Button>
        </>
      }
    >
      <p>{t('print.alreadyHint', { count: badge.printsBefore, name: badge.name })}</p>
      <BadgePreview face={badge} maxWidth={380} maxHeight={320} label={t('print.previewOf', { name: badge.name })} />
    </Dialog>
  );
}

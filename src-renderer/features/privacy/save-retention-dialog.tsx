import { useTranslation } from 'react-i18next';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import type { RetentionDue } from '#shared/contract/privacy.ts';
import { DueList } from './due-list.tsx';

/** Shorter periods delete more at the next run: the figures, before they are saved. */
export function SaveRetentionDialog({
  due,
  onSave,
  onClose,
}: {
  due: RetentionDue;
  onSave: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('privacy.saveTitle')}
      action={t('privacy.saveConfirm')}
      variant="danger"
      onSubmit={onSave}
      onClose={onClose}
    >
      <p>{t('privacy.saveDeletes')}</p>
      <DueList due={due} />
      <p>{t('privacy.runNoUndo')}</p>
    </FormDialog>
  );
}

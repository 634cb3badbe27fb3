import './forms.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '#renderer/ui/index.ts';

interface FormDialogProps {
  title: ReactNode;
  /** What the main button says; on Enter it is pressed as well. */
  action: string;
  /** For steps that take something away. */
  variant?: 'primary' | 'danger';
  /** The key that the main button shows. */
  keys?: string;
  size?: 's' | 'm' | 'l';
  busy?: boolean;
  /** What went wrong with the whole form, in words. */
  fault?: string | null;
  /** Nothing can be sent yet. */
  disabled?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that asks for something: Cancel, one main button, and what went wrong under the fields. */
export function FormDialog({
  title,
  action,
  variant = 'primary',
  keys,
  size,
  busy = false,
  fault,
  disabled,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      closeLabel={t('common.close')}
      onClose={onClose}
      onSubmit={onSubmit}
      {...(size === undefined ? {} : { size })}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            variant={variant}
            busy={busy}
            {...(keys === undefined ? {} : { keys })}
            {...(disabled === undefined ? {} : { disabled })}
          >
            {action}
          </Button>
        </>
      }
    >
      {children}
      {fault && (
        <p className="form-fault" data-tone="no" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  );
}

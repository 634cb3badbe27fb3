import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScans } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { Button, TextField } from '#renderer/ui/index.ts';
import type { Who } from './door-context.tsx';

/** What people most often say; the first that fits the refusal comes first. */
const REASONS = {
  already: ['exitMissed', 'mistake', 'organizer', 'paper'],
  other: ['organizer', 'paper'],
} as const;

/** Lets somebody in against the verdict, with a reason for the log. */
export function OverrideDialog({
  person,
  inside,
  onClose,
}: {
  person: Who;
  /** They were admitted before. */
  inside: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const scans = useScans();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');

  const letIn = () => {
    if (reason.trim() === '') return;
    onClose();
    void scans.scan({ kind: 'registration', id: person.id }, 'search', { override: reason.trim() });
  };

  return (
    <FormDialog
      title={t('override.title', { name: person.name })}
      onClose={onClose}
      onSubmit={letIn}
      action={t('override.submit')}
      disabled={reason.trim() === ''}
    >
      <div className="reasons">
        {REASONS[inside ? 'already' : 'other'].map((key) => (
          <Button
            key={key}
            aria-pressed={reason === t(`override.reasons.${key}`)}
            onClick={() => {
              setReason(t(`override.reasons.${key}`));
              // Enter is all that is left to do.
              field.current?.focus();
            }}
          >
            {t(`override.reasons.${key}`)}
          </Button>
        ))}
      </div>
      <TextField
        label={t('override.why')}
        hint={t('override.hint')}
        value={reason}
        maxLength={500}
        ref={field}
        data-autofocus
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

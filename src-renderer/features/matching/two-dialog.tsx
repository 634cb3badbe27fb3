import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import type { Seen } from './face-name.tsx';
import { PersonField } from './person-field.tsx';
import { NO_TWO, type Two, wrongWith } from './two-people.ts';

/** Asks for two people of the event. */
export function TwoDialog({
  eventId,
  title,
  action,
  hint,
  first = null,
  children,
  onTwo,
  onClose,
}: {
  eventId: string;
  title: string;
  action: string;
  hint: string;
  /** Somebody who is one of them already. */
  first?: Seen | null;
  /** What else is asked, below the two. */
  children?: ReactNode;
  /** Throws where the two are refused. */
  onTwo: (firstId: string, secondId: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useForm<Two>({
    initial: { ...NO_TWO, first },
    check: (values) =>
      Object.fromEntries(
        Object.entries(wrongWith(values)).map(([field, what]) => [field, t(`matching.wrongTwo.${what}`)]),
      ),
    async submit(two) {
      await onTwo(two.first?.id ?? '', two.second?.id ?? '');
      onClose();
    },
  });
  return (
    <FormDialog
      title={title}
      action={action}
      busy={form.busy}
      fault={form.fault}
      onSubmit={() => void form.submit()}
      onClose={onClose}
    >
      <p className="ui-dim">{hint}</p>
      {(['first', 'second'] as const).map((field) => (
        <PersonField
          key={field}
          eventId={eventId}
          label={t(`matching.${field}`)}
          person={form.values[field]}
          error={form.problems[field]}
          autoFocus={field === (first === null ? 'first' : 'second')}
          onChange={(person) => form.set({ [field]: person })}
        />
      ))}
      {form.values.second !== null && form.problems.second && (
        <p className="form-fault" data-tone="no" role="alert">
          {form.problems.second}
        </p>
      )}
      {children}
    </FormDialog>
  );
}

import './events.css';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { FormName, FormWhen } from './event-form-parts.tsx';
import { useEventForm } from './use-event-form.ts';

/** Creates an event by the least that it needs: the rest has good defaults and is changed later. */
export function EventForm({
  submitLabel,
  before,
  onSaved,
}: {
  submitLabel: string;
  /** Buttons before the main one. */
  before?: ReactNode;
  onSaved: (event: EventRecord) => Promise<void> | void;
}) {
  const form = useEventForm(null, onSaved);
  return (
    <form
      className="form"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void form.submit();
      }}
    >
      <FormName form={form} fresh />
      <FormWhen form={form} />
      {form.fault && (
        <p className="form-fault" data-tone="no" role="alert">
          {form.fault}
        </p>
      )}
      <div className="event-submit">
        {before}
        <Button type="submit" variant="primary" size="l" busy={form.busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

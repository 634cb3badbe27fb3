import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useChange } from '#renderer/features/check-in/use-patch.ts';
import { Button, TextField } from '#renderer/ui/index.ts';
import { type RegistrationDetail, RegistrationPatch } from '#shared/contract/registrations.ts';

/** The most meetings that somebody takes; empty for as many as there are. */
export function MeetingLimit({
  details: { summary, meetingLimit },
  disabled,
}: {
  details: RegistrationDetail;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const change = useChange(summary.id);
  const known = meetingLimit === null ? '' : String(meetingLimit);
  const [text, setText] = useState(known);
  const value = text.trim() === '' ? null : Number(text);
  const isGood = RegistrationPatch.safeParse({ meetingLimit: value }).success;
  return (
    <form
      className="details-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGood) return;
        void change(() => client.registrations.update({ id: summary.id, patch: { meetingLimit: value } }));
      }}
    >
      <TextField
        label={t('availability.limit')}
        hint={t('availability.limitHint')}
        error={isGood ? undefined : t('availability.limitWrong')}
        value={text}
        disabled={disabled}
        inputMode="numeric"
        dir="ltr"
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== known && (
        <Button type="submit" disabled={!isGood}>
          {t('common.save')}
        </Button>
      )}
    </form>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { TextField } from '#renderer/ui/index.ts';

/** Puts an address on the waitlist; the name may follow later. */
export function AddAddressDialog({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const door = useDoor();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    if (busy) return;
    if (email.trim() === '') return setError(t('people.waitlist.emailMissing'));
    setBusy(true);
    try {
      const { registration, added } = await client.registrations.addToWaitlist({
        eventId,
        email: email.trim(),
        ...(name.trim() === '' ? {} : { name: name.trim() }),
      });
      const who = registration.name || email.trim();
      toast({
        text: added
          ? t('people.waitlist.added', { name: who, position: registration.waitPosition ?? '?' })
          : t('people.waitlist.known', { name: who }),
        tone: added ? 'ok' : 'idle',
        action: { label: t('actions.details'), run: () => door.showDetails(registration.id) },
      });
      onClose();
    } catch (fault) {
      setError(sentenceOf(fault, t));
      setBusy(false);
    }
  };

  return (
    <FormDialog
      title={t('people.waitlist.addTitle')}
      onClose={onClose}
      onSubmit={() => void submit()}
      action={t('people.waitlist.add')}
      keys="↵"
      busy={busy}
    >
      <TextField
        label={t('walkIn.email')}
        type="email"
        value={email}
        maxLength={254}
        data-autofocus
        error={error}
        onChange={(event) => {
          setEmail(event.target.value);
          setError(null);
        }}
      />
      <TextField
        label={t('walkIn.name')}
        placeholder={t('walkIn.optional')}
        value={name}
        maxLength={400}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}

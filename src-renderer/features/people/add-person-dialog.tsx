import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { newNonce } from '#renderer/api/nonce.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useSayAway } from '#renderer/features/availability/use-say-away.ts';
import { WhenPart } from '#renderer/features/availability/when-part.tsx';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { draftFrom, personFrom, type WalkInDraft } from '#renderer/features/check-in/walk-in.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { TextField } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { useTicketTypes } from './use-roster.ts';

/** Registers somebody by hand, and says what became of it: a place, the waitlist, or on the list already. */
export function AddPersonDialog({
  eventId,
  searched,
  onClose,
}: {
  eventId: string;
  searched: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const link = useLink();
  const toast = useToast();
  const door = useDoor();
  const types = useTicketTypes(eventId).data ?? [];
  const listId = useId();
  const [draft, setDraft] = useState(() => draftFrom(searched));
  // One dialog is one person, however often the button is pressed.
  const [nonce] = useState(newNonce);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [away, setAway] = useState<readonly string[]>([]);
  const sayAway = useSayAway();

  const tell = (registration: RegistrationSummary, isNew: boolean) => {
    const values = {
      name: registration.name || (registration.email ?? ''),
      position: registration.waitPosition ?? '?',
    };
    const waits = registration.status === 'waitlisted';
    toast({
      text: isNew ? t(waits ? 'people.add.waits' : 'people.add.done', values) : t('people.add.known', values),
      tone: isNew && !waits ? 'ok' : 'idle',
      action: { label: t('actions.details'), run: () => door.showDetails(registration.id) },
    });
  };
  const submit = async () => {
    if (busy) return;
    const person = personFrom(draft);
    if (person.displayName === undefined) return setError(t('walkIn.nameMissing'));
    setBusy(true);
    try {
      const { registration, isNew } = await link.repeat((client) =>
        client.registrations.create({ nonce, eventId, person }),
      );
      tell(registration, isNew);
      void sayAway(registration.id, away);
      onClose();
    } catch (fault) {
      setError(sentenceOf(fault, t));
      setBusy(false);
    }
  };
  const field = (key: keyof WalkInDraft) => ({
    label: t(`walkIn.${key === 'displayName' ? 'name' : key}`),
    value: draft[key],
    onChange: (event: { target: { value: string } }) => {
      setError(null);
      setDraft({ ...draft, [key]: event.target.value });
    },
  });

  return (
    <FormDialog
      title={t('people.add.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      action={t('people.add.submit')}
      keys="↵"
      busy={busy}
    >
      <TextField {...field('displayName')} data-autofocus maxLength={400} error={error} />
      <TextField {...field('email')} type="email" placeholder={t('walkIn.optional')} maxLength={254} />
      <TextField {...field('company')} placeholder={t('walkIn.optional')} maxLength={300} />
      <TextField {...field('ticketType')} list={listId} placeholder={t('walkIn.optional')} maxLength={200} />
      <datalist id={listId}>
        {types.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <WhenPart eventId={eventId} away={away} onAway={setAway} />
    </FormDialog>
  );
}

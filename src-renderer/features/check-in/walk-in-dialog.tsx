import { useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useEventId, useScans } from '#renderer/app/state/services.tsx';
import { useSayAway } from '#renderer/features/availability/use-say-away.ts';
import { WhenPart } from '#renderer/features/availability/when-part.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { TextField } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { draftFrom, personFrom, type WalkInDraft } from './walk-in.ts';

/** Registers somebody on the spot and checks them in. Enter in any field is enough. */
export function WalkInDialog({ searched, onClose }: { searched: string; onClose: () => void }) {
  const { t } = useTranslation();
  const scans = useScans();
  const [draft, setDraft] = useState(() => draftFrom(searched));
  const [error, setError] = useState<string | null>(null);
  const [nameMissing, setNameMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const ticketTypes = useKnownTicketTypes();
  const listId = useId();
  const eventId = useEventId();
  const [away, setAway] = useState<readonly string[]>([]);
  const sayAway = useSayAway();

  const submit = async () => {
    if (busy) return;
    if (draft.displayName.trim() === '') {
      setNameMissing(true);
      return;
    }
    setBusy(true);
    try {
      const { registration } = await scans.walkIn(personFrom(draft));
      if (registration !== null) void sayAway(registration.id, away);
      onClose();
    } catch (fault) {
      setError(sentenceOf(fault, t, t('walkIn.failed')));
      setBusy(false);
    }
  };
  const field = (key: keyof WalkInDraft) => ({
    label: t(`walkIn.${key === 'displayName' ? 'name' : key}`),
    value: draft[key],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [key]: event.target.value }),
  });

  return (
    <FormDialog
      title={t('walkIn.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      action={t('walkIn.submit')}
      keys="↵"
      busy={busy}
    >
      <TextField
        {...field('displayName')}
        data-autofocus
        maxLength={400}
        error={error ?? (nameMissing && draft.displayName.trim() === '' ? t('walkIn.nameMissing') : null)}
      />
      <TextField {...field('company')} placeholder={t('walkIn.optional')} maxLength={300} />
      <TextField {...field('email')} type="email" placeholder={t('walkIn.optional')} maxLength={254} />
      <TextField {...field('ticketType')} list={listId} placeholder={t('walkIn.optional')} maxLength={200} />
      <datalist id={listId}>
        {ticketTypes.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      {eventId !== null && <WhenPart eventId={eventId} away={away} onAway={setAway} />}
    </FormDialog>
  );
}

/** Ticket types that have been on screen already: suggestions, nothing more. */
function useKnownTicketTypes(): readonly string[] {
  const queries = useQueryClient();
  return useMemo(() => {
    const seen = queries.getQueriesData<readonly RegistrationSummary[]>({ queryKey: ['search'] });
    const types = seen.flatMap(([, people]) => people ?? []).map((person) => person.ticketType);
    return [...new Set(types.filter((type) => type !== null))].sort();
  }, [queries]);
}

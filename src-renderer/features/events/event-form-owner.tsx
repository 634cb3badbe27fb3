import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { Select, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { EventForm } from './use-event-form.ts';

/** Whose event it is. Who may not see the accounts sees the name alone. */
export function FormOwner({ form, event }: { form: EventForm; event: EventRecord }) {
  const { t } = useTranslation();
  const client = useClient();
  const allowed = useSession((state) => state.may)('users.manage');
  const users = useQuery({
    queryKey: keys.users,
    queryFn: async () => (await client.users.list({})).users,
    enabled: allowed,
  }).data;
  if (!allowed || users === undefined)
    return (
      <TextField
        label={t('events.owner')}
        hint={t('events.ownerFixed')}
        readOnly
        value={event.ownerName ?? t('events.nobody')}
      />
    );
  const owners = users.filter(({ active, role }) => active && (role === 'organizer' || role === 'administrator'));
  const options = [
    { value: '', label: t('events.nobody') },
    ...owners.map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(`roles.${role}`)}` })),
  ];
  const { ownerId } = form.values;
  if (!options.some(({ value }) => value === ownerId))
    options.push({ value: ownerId, label: event.ownerName ?? ownerId });
  return (
    <Select
      label={t('events.owner')}
      hint={t('events.ownerHint')}
      value={ownerId}
      error={form.problems.ownerId}
      options={options}
      onChange={(id) => form.set({ ownerId: id })}
    />
  );
}

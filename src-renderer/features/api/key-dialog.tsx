import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import type { Problems } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Select, TextField } from '#renderer/ui/index.ts';
import { API_SCOPES, type ApiScope } from '#shared/domain/other-systems.ts';
import { Choices, EventChoice } from './choices.tsx';

interface KeyValues {
  name: string;
  scopes: ApiScope[];
  eventId: string;
  days: string;
}

/** How long a key may be good, in days; nothing for as long as nobody revokes it. */
const SPANS = ['7', '30', '90', '365', ''] as const;

/** A new key: for what, what it may do, where and how long. */
export function KeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const form = useForm<KeyValues>({
    initial: { name: '', scopes: [], eventId: '', days: '90' },
    check({ name, scopes }) {
      const found: Problems<keyof KeyValues> = {};
      if (name.trim() === '') found.name = t('systems.wrong.name');
      if (scopes.length === 0) found.scopes = t('systems.wrong.scopes');
      return found;
    },
    async submit({ name, scopes, eventId, days }) {
      const { key } = await client.apiKeys.create({
        name,
        scopes,
        ...(eventId === '' ? {} : { eventId }),
        ...(days === '' ? {} : { days: Number(days) }),
      });
      await queries.invalidateQueries({ queryKey: keys.apiKeys });
      onMade(key);
    },
  });
  const { values, problems } = form;
  return (
    <FormDialog
      title={t('systems.newKey')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      action={t('systems.makeKey')}
      busy={form.busy}
      fault={form.fault}
    >
      <TextField
        label={t('systems.forWhat')}
        hint={t('systems.forWhatHint')}
        placeholder={t('systems.forWhatExample')}
        value={values.name}
        error={problems.name}
        maxLength={100}
        data-autofocus
        onChange={({ target }) => form.set({ name: target.value })}
      />
      <Choices
        label={t('systems.may')}
        options={API_SCOPES.map((value) => ({
          value,
          label: t(`systems.scope.${value.replace(':', '-') as ScopeWord}`),
        }))}
        chosen={values.scopes}
        error={problems.scopes}
        onChange={(scopes) => form.set({ scopes })}
      />
      <EventChoice value={values.eventId} onChange={(eventId) => form.set({ eventId })} />
      <Select
        label={t('systems.goodFor')}
        value={values.days}
        options={SPANS.map((days) => ({
          value: days as string,
          label: days === '' ? t('systems.untilRevoked') : t('systems.days', { count: Number(days) }),
        }))}
        onChange={(days) => form.set({ days })}
      />
    </FormDialog>
  );
}

/** The words of the catalogue know no colon. */
export type ScopeWord = 'registrations-write' | 'registrations-read' | 'checkins-read' | 'figures-read';

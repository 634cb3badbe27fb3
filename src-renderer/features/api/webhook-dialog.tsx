import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import type { Problems } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { TextField } from '#renderer/ui/index.ts';
import { WEBHOOK_TOPICS, type WebhookTopic } from '#shared/domain/other-systems.ts';
import { Choices, EventChoice } from './choices.tsx';

interface WebhookValues {
  url: string;
  topics: WebhookTopic[];
  eventId: string;
}

/** A new webhook: where to, of what, and for which event. */
export function WebhookDialog({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const form = useForm<WebhookValues>({
    initial: { url: 'https://', topics: ['checkin'], eventId: '' },
    check({ url, topics }) {
      const found: Problems<keyof WebhookValues> = {};
      if (!URL.canParse(url)) found.url = t('systems.wrong.url');
      if (topics.length === 0) found.topics = t('systems.wrong.topics');
      return found;
    },
    async submit({ url, topics, eventId }) {
      const { secret } = await client.webhooks.create({ url, topics, ...(eventId === '' ? {} : { eventId }) });
      await queries.invalidateQueries({ queryKey: keys.webhooks });
      onMade(secret);
    },
  });
  const { values, problems } = form;
  return (
    <FormDialog
      title={t('systems.newWebhook')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      action={t('systems.makeWebhook')}
      busy={form.busy}
      fault={form.fault}
    >
      <TextField
        label={t('systems.url')}
        hint={t('systems.urlHint')}
        dir="ltr"
        value={values.url}
        error={problems.url}
        maxLength={1000}
        data-autofocus
        onChange={({ target }) => form.set({ url: target.value })}
      />
      <Choices
        label={t('systems.tells')}
        options={WEBHOOK_TOPICS.map((value) => ({ value, label: t(`systems.topic.${value}`) }))}
        chosen={values.topics}
        error={problems.topics}
        onChange={(topics) => form.set({ topics })}
      />
      <EventChoice value={values.eventId} onChange={(eventId) => form.set({ eventId })} />
    </FormDialog>
  );
}

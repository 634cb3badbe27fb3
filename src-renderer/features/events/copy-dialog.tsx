import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { TextField } from '#renderer/ui/index.ts';
import { type EventRecord, eventsContract } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { MomentField } from './moment-field.tsx';
import { openMoment } from './time.ts';

/** The same event once more, at another time. */
export function CopyDialog({ event, onClose }: { event: EventRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  const inputOf = (values: { title: string; code: string; startAt: string }) => ({
    id: event.id,
    code: values.code,
    title: values.title,
    startAt: openMoment(values.startAt, event.timeZone),
  });
  const form = useForm({
    initial: { title: event.title, code: '', startAt: '' },
    check(values) {
      const fields = ['title', 'code', 'startAt'] as const;
      return problemsOf(eventsContract.calls.copy.input, inputOf(values), fields, (field) =>
        t(`events.wrong.${field}`),
      );
    },
    fieldsOf: (fault) => (fault instanceof AppError && fault.code === 'conflict' ? { code: sentenceOf(fault, t) } : {}),
    async submit(values) {
      const copy = await client.events.copy(inputOf(values));
      await queries.invalidateQueries({ queryKey: keys.events });
      toast({ text: t('events.copied', { title: copy.title }), tone: 'ok' });
      onClose();
      navigate(`/events/${copy.id}/details`);
    },
  });
  const { values, problems } = form;
  return (
    <FormDialog
      title={t('events.copyTitle')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      action={t('events.copySubmit')}
      busy={form.busy}
      fault={form.fault}
    >
      <p className="ui-dim">{t('events.copyHint')}</p>
      <TextField
        label={t('events.title')}
        value={values.title}
        error={problems.title}
        maxLength={200}
        onChange={(changed) => form.set({ title: changed.target.value })}
      />
      <TextField
        label={t('events.code')}
        hint={t('events.codeHint')}
        value={values.code}
        error={problems.code}
        maxLength={20}
        autoCapitalize="characters"
        className="event-code"
        data-autofocus
        onChange={(changed) => form.set({ code: changed.target.value.toUpperCase() })}
      />
      <MomentField
        label={t('events.copyStart')}
        hint={t('events.copyStartHint', { zone: event.timeZone })}
        value={values.startAt}
        error={problems.startAt}
        onChange={(startAt) => form.set({ startAt })}
      />
    </FormDialog>
  );
}

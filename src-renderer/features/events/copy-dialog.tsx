import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, Dialog, TextField } from '#renderer/ui/index.ts';
import { type EventRecord, eventsContract } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { fromWallClock } from './time.ts';

/** The same event once more, at another time. */
export function CopyDialog({ event, onClose }: { event: EventRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  const inputOf = (values: { title: string; code: string; start: string }) => ({
    id: event.id,
    code: values.code,
    title: values.title,
    startAt: fromWallClock(values.start, event.timeZone),
  });
  const form = useForm({
    initial: { title: event.title, code: '', start: '' },
    check: (values) =>
      problemsOf(eventsContract.calls.copy.input, inputOf(values), ['title', 'code'], (field) =>
        t(`events.wrong.${field}`),
      ),
    fieldsOf: (fault) => (fault instanceof AppError && fault.code === 'conflict' ? { code: sentenceOf(fault, t) } : {}),
    async submit(values) {
      const copy = await client.events.copy(inputOf(values));
      await queries.invalidateQueries({ queryKey: keys.events });
      toast({ text: t('events.copied', { title: copy.title }), tone: 'ok' });
      onClose();
      navigate(`/events/${copy.id}`);
    },
  });
  const { values, problems } = form;
  return (
    <Dialog
      title={t('events.copyTitle')}
      closeLabel={t('common.close')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('events.copySubmit')}
          </Button>
        </>
      }
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
      <TextField
        label={t('events.copyStart')}
        hint={t('events.copyStartHint', { zone: event.timeZone })}
        type="datetime-local"
        value={values.start}
        onChange={(changed) => form.set({ start: changed.target.value })}
      />
      {form.fault && (
        <p className="form-fault" data-tone="no" role="alert">
          {form.fault}
        </p>
      )}
    </Dialog>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { fromWallClock, toWallClock } from '#renderer/features/events/time.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import type { Problems } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Select, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { DeskRecord } from '#shared/contract/organizations.ts';
import type { Passcode } from '#shared/contract/users.ts';
import { proposedSpan } from './span.ts';

interface PasscodeValues {
  name: string;
  from: string;
  until: string;
  deskId: string;
}

/** A new passcode: for whom, from when to when on the clocks of the event, at which desk. */
export function PasscodeDialog({
  event,
  desks,
  onClose,
  onMade,
}: {
  event: EventRecord;
  desks: readonly DeskRecord[];
  onClose: () => void;
  onMade: (answer: { passcode: Passcode; code: string }) => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const form = useForm<PasscodeValues>({
    initial: (() => {
      const { fromAt, untilAt } = proposedSpan(event, Date.now());
      const clock = (ms: number) => toWallClock(ms, event.timeZone);
      return { name: '', from: clock(fromAt), until: clock(untilAt), deskId: '' };
    })(),
    check(values) {
      const found: Problems<keyof PasscodeValues> = {};
      const [from, until] = [fromWallClock(values.from, event.timeZone), fromWallClock(values.until, event.timeZone)];
      if (values.name.trim() === '') found.name = t('passcodes.wrong.name');
      if (from === null) found.from = t('events.wrong.startAt');
      if (until === null) found.until = t('events.wrong.endAt');
      else if (from !== null && until <= from) found.until = t('passcodes.wrong.until');
      return found;
    },
    async submit({ name, from, until, deskId }) {
      const answer = await client.passcodes.create({
        eventId: event.id,
        name,
        fromAt: fromWallClock(from, event.timeZone) ?? 0,
        untilAt: fromWallClock(until, event.timeZone) ?? 0,
        ...(deskId === '' ? {} : { deskId }),
      });
      await queries.invalidateQueries({ queryKey: keys.passcodes(event.id) });
      onMade(answer);
    },
  });
  const { values, problems } = form;
  return (
    <FormDialog
      title={t('passcodes.create')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      action={t('passcodes.createSubmit')}
      busy={form.busy}
      fault={form.fault}
    >
      <TextField
        label={t('passcodes.name')}
        hint={t('passcodes.nameHint')}
        placeholder={t('passcodes.nameExample')}
        value={values.name}
        error={problems.name}
        maxLength={100}
        data-autofocus
        onChange={(changed) => form.set({ name: changed.target.value })}
      />
      <div className="form-pair">
        <TextField
          label={t('passcodes.from')}
          type="datetime-local"
          value={values.from}
          error={problems.from}
          onChange={(changed) => form.set({ from: changed.target.value })}
        />
        <TextField
          label={t('passcodes.until')}
          type="datetime-local"
          value={values.until}
          error={problems.until}
          onChange={(changed) => form.set({ until: changed.target.value })}
        />
      </div>
      <p className="ui-dim">{t('events.clocksOf', { zone: event.timeZone })}</p>
      <Select
        label={t('passcodes.desk')}
        value={values.deskId}
        options={[
          { value: '', label: t('passcodes.allDesks') },
          ...desks.map((desk) => ({
            value: desk.id,
            label: desk.own ? t('passcodes.onlyThis', { name: desk.name }) : t('passcodes.only', { name: desk.name }),
          })),
        ]}
        onChange={(deskId) => form.set({ deskId })}
      />
    </FormDialog>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useLeases, useReaderStatus, useSyncStatus } from '#renderer/api/queries.ts';
import { shortReaderName } from '#renderer/app/reader-chip.tsx';
import { useDesk, useServices } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { useSentence } from '#renderer/features/sync/lease-notes.tsx';
import { Banner, Button, Select, TextField } from '#renderer/ui/index.ts';
import { claimOf } from '#shared/domain/leases.ts';
import { chooseReader, chosenReader } from './chosen-reader.ts';

const PIN = /^\d{6,20}$/;

/** Asks for what a kiosk needs, the PIN above all, and turns this window into one. */
export default function OpenKiosk({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const { session, ui } = useServices();
  const readers = useReaderStatus().data?.readers ?? [];
  const { data: about } = useQuery({
    queryKey: ['kiosk', 'about', eventId],
    queryFn: () => client.kiosk.about({ eventId }),
  });
  const name = useDesk((state) => state.settings?.name ?? '');
  const sync = useSyncStatus().data;
  const isAmongOthers = sync !== undefined && (sync.hosting !== null || sync.membership !== null);
  const leases = useLeases().data ?? [];
  const sentence = useSentence();
  const [another, setAnother] = useState(false);
  const asksPin = about?.hasPin === false || another;
  const close = () => ui.getState().openKiosk(null);
  const form = useForm({
    initial: { pin: '', reader: chosenReader() ?? '', position: name },
    check: ({ pin }) => (asksPin && !PIN.test(pin) ? { pin: t('kiosk.open.pinWrong') } : {}),
    async submit({ pin, reader, position }) {
      if (asksPin) await client.kiosk.setPin({ pin });
      chooseReader(reader === '' ? null : reader);
      // While the touch counts that asks for it. Where a browser has no whole screen, the window is enough.
      await document.documentElement.requestFullscreen?.().catch(() => undefined);
      const place = position.trim() === '' ? name : position.trim();
      await session.getState().enterKiosk(eventId, { position: place, takeOver: holder !== undefined });
    },
  });
  const resource = claimOf('kiosk', form.values.position)?.resource;
  const holder = leases.find((lease) => lease.resource === resource && !lease.isThis);
  return (
    <FormDialog
      title={t('kiosk.open.title')}
      action={t(holder === undefined ? 'kiosk.open.submit' : 'kiosk.open.takeOver')}
      busy={form.busy}
      disabled={about === undefined}
      fault={form.fault}
      onSubmit={() => void form.submit()}
      onClose={close}
    >
      <p>{t('kiosk.open.hint')}</p>
      {asksPin ? (
        <TextField
          label={t('kiosk.open.pin')}
          hint={t('kiosk.open.pinHint')}
          error={form.problems.pin}
          inputMode="numeric"
          maxLength={20}
          data-autofocus
          value={form.values.pin}
          onChange={(event) => form.set({ pin: event.target.value })}
        />
      ) : (
        // Before it is known whether there is one, nothing is said of it.
        about !== undefined && (
          <div className="ui-line">
            <span>{t('kiosk.open.hasPin')}</span>
            <Button onClick={() => setAnother(true)}>{t('kiosk.open.otherPin')}</Button>
          </div>
        )
      )}
      {isAmongOthers && (
        <TextField
          label={t('kiosk.open.position')}
          hint={t('kiosk.open.positionHint')}
          maxLength={100}
          value={form.values.position}
          onChange={(event) => form.set({ position: event.target.value })}
        />
      )}
      {holder !== undefined && <Banner tone="warn">{sentence({ ...holder, lost: false })}</Banner>}
      {readers.length > 1 && (
        <Select
          label={t('kiosk.open.reader')}
          value={form.values.reader}
          options={[
            { value: '', label: t('kiosk.open.anyReader') },
            ...readers.map(({ name }) => ({ value: name, label: shortReaderName(name) })),
          ]}
          onChange={(reader) => form.set({ reader })}
        />
      )}
    </FormDialog>
  );
}

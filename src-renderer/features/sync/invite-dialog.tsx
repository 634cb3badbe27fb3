import '#renderer/features/events/events.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useSyncDesks } from '#renderer/api/queries.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { TextField } from '#renderer/ui/index.ts';
import { DESK_ROLES, type DeskRole } from '#shared/domain/desk-roles.ts';
import { CodeDialog, type Invitation } from './code-dialog.tsx';

/** Lets a desk in: what it is there for, then a code that lives for five minutes. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const desks = useSyncDesks().data ?? [];
  const group = useId();
  const [role, setRole] = useState<DeskRole>('desk');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [made, setMade] = useState<Invitation | null>(null);
  const make = async () => {
    setBusy(true);
    setFault(null);
    const wanted = name.trim();
    try {
      const answer = await client.sync.invite({ role, ...(wanted === '' ? {} : { name: wanted }) });
      setMade({ ...answer, name: wanted, known: new Set(desks.map(({ deskId }) => deskId)) });
    } catch (error) {
      setMade(null);
      setFault(sentenceOf(error, t));
    }
    setBusy(false);
  };
  if (made !== null) {
    return (
      <CodeDialog
        key={made.code}
        invitation={made}
        busy={busy}
        onNew={() => void make()}
        onAnother={() => {
          setMade(null);
          setName('');
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t('sync.inviteTitle')}
      action={t('sync.inviteMake')}
      busy={busy}
      fault={fault}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      <fieldset className="sync-roles">
        <legend className="ui-legend">{t('sync.inviteRole')}</legend>
        {DESK_ROLES.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name={group}
              checked={one === role}
              {...(one === role ? { 'data-autofocus': true } : {})}
              onChange={() => setRole(one)}
            />
            <span>
              <b>{t(`sync.role.${one}`)}</b>
              <span>{t(`sync.roleHint.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={t('sync.inviteName')}
        hint={t('sync.inviteNameHint')}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}

import { Ban, LockOpen, Ticket } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button, Tag, TextField } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { useDoor } from './door-context.tsx';
import { StandingTag } from './person-row.tsx';
import { useChange } from './use-patch.ts';

/** Where they stand, why they are blocked, and what a supervisor can change about it. */
export function DetailsStatus({ details }: { details: RegistrationDetail }) {
  const { t } = useTranslation();
  const client = useClient();
  const door = useDoor();
  const allowed = useSession((state) => state.may)('door.override');
  const { summary } = details;
  const change = useChange(summary.id);
  const [blocking, setBlocking] = useState(false);

  const setBlocked = (blocked: boolean, reason?: string) =>
    change(() => client.registrations.setBlocked({ id: summary.id, blocked, ...(reason ? { reason } : {}) }));

  return (
    <section className="details-status">
      <div className="ui-line">
        <StandingTag person={summary} />
        {summary.vip && <Tag tone="note">{t('because.vip')}</Tag>}
        {summary.blocked && summary.inside && <Tag tone="no">{t('status.blocked')}</Tag>}
        {summary.prints > 0 && <span className="ui-dim">{t('because.prints', { count: summary.prints })}</span>}
      </div>
      {details.blockReason && (
        <p className="details-reason" data-tone="no" dir="auto">
          {details.blockReason}
        </p>
      )}
      {allowed && (
        <div className="ui-line">
          {summary.status === 'waitlisted' && !summary.blocked && (
            <Button
              variant="primary"
              onClick={() => door.open({ kind: 'override', person: summary, inside: summary.inside })}
            >
              {t('actions.letIn')}
            </Button>
          )}
          {summary.status !== 'enrolled' && (
            <Button
              icon={Ticket}
              onClick={() => void change(() => client.registrations.setStatus({ id: summary.id, status: 'enrolled' }))}
            >
              {t('details.enrol')}
            </Button>
          )}
          {summary.blocked ? (
            <Button icon={LockOpen} onClick={() => void setBlocked(false)}>
              {t('details.unblock')}
            </Button>
          ) : (
            <Button icon={Ban} variant="danger" aria-expanded={blocking} onClick={() => setBlocking(!blocking)}>
              {t('details.block')}
            </Button>
          )}
        </div>
      )}
      {blocking && (
        <BlockForm
          onBlock={async (reason) => {
            if (await setBlocked(true, reason)) setBlocking(false);
          }}
        />
      )}
    </section>
  );
}

function BlockForm({ onBlock }: { onBlock: (reason: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <form
      className="details-form"
      onSubmit={(event) => {
        event.preventDefault();
        onBlock(reason.trim());
      }}
    >
      <TextField
        label={t('details.blockWhy')}
        value={reason}
        maxLength={500}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" variant="danger">
        {t('details.block')}
      </Button>
    </form>
  );
}

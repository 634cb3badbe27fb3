import './waitlist.css';
import { DoorOpen, MailPlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useStats } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useServices } from '#renderer/app/state/services.tsx';
import { useMayHere } from '#renderer/app/use-may-here.ts';
import { Banner, Button, IconButton } from '#renderer/ui/index.ts';
import { AddAddressDialog } from './add-address-dialog.tsx';
import { countFrom, MOST_AT_ONCE, type Promotion, promotionOf } from './promotion.ts';
import { useBulk } from './use-bulk.ts';

/** Over the waitlist: how full the event is, letting the next ones in, and one more address. */
export function WaitlistBar({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { link } = useServices();
  const stats = useStats(eventId).data;
  const [typed, setTyped] = useState('1');
  const [adding, setAdding] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Promotion | { error: string } | null>(null);
  const count = countFrom(typed);

  const letIn = async () => {
    if (count === null) return;
    setBusy(true);
    try {
      const nonce = crypto.randomUUID();
      const answer = await link.repeat((client) => client.registrations.promote({ nonce, eventId, count }));
      setOutcome(promotionOf(answer));
    } catch (error) {
      setOutcome({ error: sentenceOf(error, t) });
    }
    setBusy(false);
  };

  return (
    <div className="waitlist">
      <form
        className="waitlist-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void letIn();
        }}
      >
        <span className="waitlist-places">
          {stats &&
            t(stats.capacity === null ? 'people.waitlist.noLimit' : 'people.waitlist.places', {
              enrolled: format.number(stats.expected),
              capacity: format.number(stats.capacity ?? 0),
              waiting: format.number(stats.waitlisted),
            })}
        </span>
        <label className="waitlist-count">
          <span>{t('people.waitlist.howMany')}</span>
          <input
            className="ui-input"
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_AT_ONCE}
            value={typed}
            aria-invalid={count === null}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <Button
          type="submit"
          variant="primary"
          icon={DoorOpen}
          busy={busy}
          disabled={count === null || stats?.waitlisted === 0}
        >
          {count === null
            ? t('people.waitlist.letInNone')
            : t('people.waitlist.letIn', { count, formatted: format.number(count) })}
        </Button>
        <Button icon={MailPlus} onClick={() => setAdding(true)}>
          {t('people.waitlist.addAddress')}
        </Button>
      </form>
      {outcome !== null && <Outcome eventId={eventId} outcome={outcome} onClose={() => setOutcome(null)} />}
      {adding && <AddAddressDialog eventId={eventId} onClose={() => setAdding(false)} />}
    </div>
  );
}

/** Who was let in, for as long as somebody may want to read it out. */
function Outcome({
  eventId,
  outcome,
  onClose,
}: {
  eventId: string;
  outcome: Promotion | { error: string };
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { undo } = useBulk(eventId);
  const mayUndo = useMayHere(eventId, 'people.manage');
  const close = <IconButton icon={X} label={t('common.close')} onClick={onClose} />;
  if ('error' in outcome)
    return (
      <Banner tone="no" action={close}>
        {outcome.error}
      </Banner>
    );
  const { actionId, count, names, more, over } = outcome;
  if (count === 0) return <Banner action={close}>{t('people.waitlist.nobody')}</Banner>;
  return (
    <Banner
      tone={over > 0 ? 'warn' : 'ok'}
      action={
        <>
          {mayUndo && actionId !== null && (
            <Button
              onClick={() => {
                onClose();
                void undo(actionId);
              }}
            >
              {t('actions.undo')}
            </Button>
          )}
          {close}
        </>
      }
    >
      {t('people.waitlist.promoted', { count, formatted: format.number(count) })}{' '}
      {/* Each name in its own direction, and no comma of one among those of another. */}
      <span className="waitlist-names">
        {names.map(({ id, name }) => (
          <bdi key={id} dir="auto">
            {name}
          </bdi>
        ))}
        {more > 0 && <span>{t('people.waitlist.more', { count: more, formatted: format.number(more) })}</span>}
      </span>
      {over > 0 && <b>{t('people.waitlist.over', { count: over, formatted: format.number(over) })}</b>}
    </Banner>
  );
}

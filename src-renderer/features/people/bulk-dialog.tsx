import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Banner, Button, Dialog, TextField } from '#renderer/ui/index.ts';
import { type AskedWord, type BulkDetail, NO_DETAIL } from './bulk.ts';
import { BulkRounds } from './bulk-rounds.tsx';
import { useTicketTypes } from './use-roster.ts';

/** Says what will be done and to how many, and asks. What the core refuses stands here. */
export function BulkDialog({
  eventId,
  word,
  size,
  onStart,
  onClose,
}: {
  eventId: string;
  word: AskedWord;
  size: number;
  onStart: (detail: BulkDetail) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const types = useTicketTypes(eventId).data ?? [];
  const listId = useId();
  const [detail, setDetail] = useState(NO_DETAIL);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const many = { count: size, formatted: format.number(size) };
  const grave = word === 'cancel' || word === 'remove';

  const submit = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await onStart(detail);
      onClose();
    } catch (fault) {
      setError(sentenceOf(fault, t));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t(`people.bulk.ask.${word}`, many)}
      closeLabel={t('common.close')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose} {...(grave ? { 'data-autofocus': true } : {})}>
            {t('people.bulk.back')}
          </Button>
          <Button
            type="submit"
            variant={grave ? 'danger' : 'primary'}
            busy={busy}
            disabled={word === 'availability' && detail.roundIds.length === 0}
            {...(grave || word === 'ticketType' ? {} : { 'data-autofocus': true })}
          >
            {t(`people.bulk.do.${word}`, many)}
          </Button>
        </>
      }
    >
      {error !== null && <Banner tone="no">{error}</Banner>}
      {word === 'ticketType' && (
        <>
          <TextField
            label={t('walkIn.ticketType')}
            hint={t('people.bulk.typeHint')}
            value={detail.ticketType}
            maxLength={200}
            list={listId}
            data-autofocus
            onChange={(event) => setDetail({ ...detail, ticketType: event.target.value })}
          />
          <datalist id={listId}>
            {types.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
      {word === 'availability' && <BulkRounds eventId={eventId} detail={detail} onDetail={setDetail} />}
      <p>{t(`people.bulk.means.${word}`)}</p>
      <p className="ui-dim">{t('people.bulk.undoable')}</p>
    </Dialog>
  );
}

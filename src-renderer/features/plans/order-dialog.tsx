import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Checkbox, Name, TextField } from '#renderer/ui/index.ts';
import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import { orderChoices } from './order-choices.ts';
import type { useBoardWords } from './use-board-words.ts';

/** Which meetings have to be before one: planning keeps to it, and so does whoever drags one. */
export function OrderDialog({
  board,
  meeting,
  words,
  onClose,
}: {
  board: Board;
  meeting: BoardMeeting;
  words: ReturnType<typeof useBoardWords>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const [already] = useState(() => new Set(meeting.afterIds));
  const form = useForm({
    initial: { afterIds: meeting.afterIds },
    check: () => ({}),
    async submit({ afterIds }) {
      await client.meetings.setOrder({ eventId: board.plan.eventId, meetingId: meeting.id, afterIds });
      onClose();
    },
  });
  const { afterIds } = form.values;
  const choices = orderChoices(board, meeting, already, text);
  return (
    <FormDialog
      title={t('board.orderTitle')}
      action={t('common.save')}
      busy={form.busy}
      fault={form.fault}
      onSubmit={() => void form.submit()}
      onClose={onClose}
    >
      <p>
        <b>
          <Name text={words.who(meeting)} />
        </b>
        <br />
        {t('board.orderHint')}
      </p>
      <TextField
        label={t('board.find')}
        type="search"
        data-autofocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {choices.length === 0 && <p className="ui-dim">{t('board.orderNobody')}</p>}
      <ul className="board-order">
        {choices.map((one) => (
          <li key={one.id}>
            <Checkbox
              label={
                <>
                  <b>{words.who(one)}</b>{' '}
                  <small className="ui-dim">{one.roundId === null ? t('board.tray') : words.atPlace(one)}</small>
                </>
              }
              checked={afterIds.includes(one.id)}
              onChange={(event) =>
                form.set({
                  afterIds: event.target.checked ? [...afterIds, one.id] : afterIds.filter((id) => id !== one.id),
                })
              }
            />
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { decimalOf } from '#renderer/features/forms/numbers.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Icon, Name, Select, Switch, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Board } from '#shared/contract/plans.ts';
import { useAttempt } from './use-attempt.ts';
import { useObstacles } from './use-obstacle.ts';

const USUAL_MINUTES = '10';
/** Names that are read at a glance; the board shows the rest. */
const MOST_NAMED = 5;

/** Moves a round, and those that follow, and says before who is told and what does not fit any more. */
export function DelayDialog({
  event,
  board,
  roundId,
  now,
  onClose,
}: {
  event: EventRecord;
  board: Board;
  /** The one that is meant most likely; null after the last. */
  roundId: string | null;
  /** Epoch ms. */
  now: number;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const attempt = useAttempt();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const why = useObstacles(board);
  const rounds = board.rounds.filter(({ endAt }) => endAt > now);
  const isOneDay = new Set(rounds.map(({ startAt }) => zone.day(startAt))).size < 2;
  const [chosen, setChosen] = useState(roundId ?? rounds[0]?.id ?? '');
  const [text, setText] = useState(USUAL_MINUTES);
  const [following, setFollowing] = useState(true);
  const [busy, setBusy] = useState(false);
  const minutes = decimalOf(text) ?? Number.NaN;
  const isNumber = Number.isInteger(minutes) && minutes !== 0 && Math.abs(minutes) <= 720;
  const request = { eventId: event.id, roundId: chosen, minutes, following };
  const query = useQuery({
    queryKey: keys.delay(request),
    queryFn: () => client.meetings.delay({ ...request, preview: true }),
    enabled: isNumber && chosen !== '',
    placeholderData: keepPreviousData,
  });
  const seen = isNumber && !query.isError ? query.data : undefined;
  const counted = (count: number) => ({ count, formatted: format.number(count) });
  const delay = async () => {
    setBusy(true);
    const answer = await attempt(() => client.meetings.delay(request));
    setBusy(false);
    if (answer === null) return;
    const { undoId } = answer;
    toast({
      text: t('live.delayed', counted(answer.people)),
      tone: 'ok',
      ...(undoId === null
        ? {}
        : {
            action: {
              label: t('common.undo'),
              run: () => {
                void attempt(() => client.meetings.undoDelay({ eventId: event.id, undoId })).then((undone) => {
                  if (undone !== null) toast({ text: t('live.delayUndone', counted(undone.told)), tone: 'ok' });
                });
              },
            },
          }),
    });
    onClose();
  };
  return (
    <FormDialog
      title={t('live.delayTitle')}
      action={t('live.delayDo')}
      busy={busy}
      disabled={seen === undefined || query.isPlaceholderData}
      fault={isNumber && query.isError ? sentenceOf(query.error, t) : null}
      onSubmit={() => void delay()}
      onClose={onClose}
    >
      <Select
        label={t('live.delayRound')}
        value={chosen}
        options={rounds.map(({ id, name, startAt }) => ({
          value: id,
          label: `${isOneDay ? zone.clock(startAt) : zone.moment(startAt)} ${name}`,
        }))}
        onChange={setChosen}
      />
      <TextField
        label={t('live.delayMinutes')}
        hint={t('live.delayMinutesHint')}
        inputMode="numeric"
        value={text}
        error={isNumber ? null : t('live.wrongMinutes')}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Switch label={t('live.delayFollowing')} checked={following} onChange={() => setFollowing(!following)} />
      </div>
      {seen !== undefined && (
        <div className="delay-seen" role="status">
          <ul className="delay-rounds" aria-label={t('live.delayWhen')}>
            {seen.rounds.map(({ roundId: id, from, to }) => (
              <li key={id}>
                <Name text={board.rounds.find((round) => round.id === id)?.name ?? ''} cut />
                <span>
                  <span className="ui-dim">{`${zone.clock(from.startAt)}–${zone.clock(from.endAt)}`}</span>
                  <Icon of={ArrowRight} size={16} />
                  <b>{`${zone.clock(to.startAt)}–${zone.clock(to.endAt)}`}</b>
                </span>
              </li>
            ))}
          </ul>
          <p>{seen.people === 0 ? t('live.delayNobody') : t('live.delayTold', counted(seen.people))}</p>
          {seen.misfits.length > 0 && (
            <div data-tone="warn" className="delay-misfits">
              <b>{t('live.misfits', counted(seen.misfits.length))}</b>
              <ul>
                {seen.misfits.slice(0, MOST_NAMED).map(({ meetingId, people, obstacle }) => (
                  <li key={meetingId} dir="auto">
                    {people.map(({ name }) => name).join(' · ')}: {why([obstacle])}
                  </li>
                ))}
              </ul>
              <p>{t('live.misfitsHint')}</p>
            </div>
          )}
        </div>
      )}
    </FormDialog>
  );
}

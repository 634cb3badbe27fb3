import { Check, RotateCcw, UserCheck, UserSearch, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, Dialog, Icon, Name, Tag } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Offer } from '#shared/contract/meetings.ts';
import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import { ARRIVES_EARLY_MS, type MeetingStatus, meetingCanBecome } from '#shared/domain/meeting.ts';
import { OfferList } from './offer-list.tsx';
import { STANDINGS, standingOf } from './status.ts';
import { useAttempt } from './use-attempt.ts';

/** One meeting on the day: who is there, who did not come, and whom the one who waits could meet instead. */
export function MeetingDialog({
  event,
  board,
  meeting,
  now,
  onClose,
}: {
  event: EventRecord;
  board: Board;
  meeting: BoardMeeting;
  /** Epoch ms. */
  now: number;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const attempt = useAttempt();
  const zone = useZoneFormat(event.timeZone);
  const [offers, setOffers] = useState<readonly Offer[] | null>(null);
  const { id, people, status, missing, arrived } = meeting;
  const nameOf = (person: string) => board.people.find((one) => one.id === person)?.name ?? '';
  const round = board.rounds.find((one) => one.id === meeting.roundId);
  const table = board.points.find((one) => one.id === meeting.meetingPointId)?.name ?? t('board.noTable');
  const standing = standingOf(meeting);
  const at = t('board.at', { time: round === undefined ? '' : zone.clock(round.startAt), place: table });
  // Somebody else may have said it, or the dialog was closed meanwhile: whoever waits can still be helped.
  const canAsk = status === 'noShow' && missing.length < people.length && round !== undefined && now < round.endAt;
  const isOpen = status === 'pending' || status === 'active';
  const mayArrive = isOpen && round !== undefined && now >= round.startAt - ARRIVES_EARLY_MS;

  const miss = async (missingIds: readonly string[]) => {
    const answer = await attempt(() => client.meetings.noShow({ meetingId: id, missingIds: [...missingIds] }));
    if (answer !== null) setOffers(answer.offers);
  };
  const ask = async () => {
    const answer = await attempt(() => client.meetings.offers({ meetingId: id }));
    if (answer !== null) setOffers(answer.offers);
  };
  const arrive = async (person: string, here: boolean) => {
    const answer = await attempt(() =>
      client.meetings.arrive({ registrationId: person, arrived: here, meetingId: id }),
    );
    if (answer?.appointment === null) toast({ text: t('live.tooEarly', { name: nameOf(person) }), tone: 'no' });
  };
  const become = async (next: MeetingStatus) => {
    setOffers(null);
    await attempt(() => client.meetings.setStatus({ meetingId: id, status: next }));
  };
  return (
    <Dialog
      title={new Intl.ListFormat(i18n.language).format(people.map(nameOf))}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={
        <>
          {status === 'noShow' && (
            <Button icon={RotateCcw} onClick={() => void become('pending')}>
              {t('live.takeBack')}
            </Button>
          )}
          {isOpen && meetingCanBecome(status, 'completed') && (
            <Button icon={Check} onClick={() => void become('completed')}>
              {t('live.finish')}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <p className="ui-line">
        <b>{at}</b>
        <Tag tone={STANDINGS[standing].tone} icon={STANDINGS[standing].icon}>
          {t(`board.standing.${standing}`)}
        </Tag>
      </p>
      <ul className="live-people">
        {people.map((person) => {
          const name = nameOf(person);
          const isHere = arrived.includes(person);
          const isMissing = missing.includes(person);
          return (
            <li key={person}>
              <span className="live-person">
                <b>
                  <Name text={name} />
                </b>
                {isMissing && (
                  <span data-tone="no">
                    <Icon of={UserX} size={16} /> {t('live.missing')}
                  </span>
                )}
                {isHere && !isMissing && (
                  <span data-tone="ok">
                    <Icon of={UserCheck} size={16} /> {t('live.arrived')}
                  </span>
                )}
              </span>
              <span className="live-marks">
                {(mayArrive || (isOpen && isHere)) && (
                  <Button
                    icon={UserCheck}
                    aria-label={t(isHere ? 'live.notHereNamed' : 'live.hereNamed', { name })}
                    onClick={() => void arrive(person, !isHere)}
                  >
                    {t(isHere ? 'live.notHere' : 'live.here')}
                  </Button>
                )}
                {(isOpen || (status === 'noShow' && !isMissing)) && (
                  <Button
                    variant="danger"
                    icon={UserX}
                    aria-label={t('live.missNamed', { name })}
                    onClick={() => void miss([...new Set([...missing, person])])}
                  >
                    {t('live.miss')}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {canAsk && offers === null && (
        <Button icon={UserSearch} onClick={() => void ask()}>
          {t('live.ask')}
        </Button>
      )}
      {canAsk && offers !== null && (
        <OfferList
          offers={offers}
          nameOf={nameOf}
          roundId={round.id}
          meetingPointId={meeting.meetingPointId}
          hasBegun={round.startAt <= now}
          at={at}
          onMet={onClose}
        />
      )}
    </Dialog>
  );
}

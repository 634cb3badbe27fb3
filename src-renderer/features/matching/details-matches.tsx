import './matching.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useMatchingRules } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useMayHere } from '#renderer/app/use-may-here.ts';
import { OpenRounds } from '#renderer/features/availability/open-rounds.tsx';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { CallOutput } from '#shared/contract/define.ts';
import type { matchingContract } from '#shared/contract/matching.ts';
import { EndMatch } from './end-match.tsx';
import { FaceName } from './face-name.tsx';

const NOTHING: CallOutput<typeof matchingContract.calls.of> = { matches: [], likes: [] };

/** Whom they have a match with, since when, and whom they like without an answer. Nothing where the event does not match. */
export function DetailsMatches({ person }: { person: RegistrationSummary }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const door = useDoor();
  const manages = useMayHere(person.eventId, 'event.manage');
  const isOn = useMatchingRules(person.eventId).data?.isOn === true;
  const query = useQuery({
    queryKey: keys.matchesOf(person.id),
    queryFn: () => client.matching.of({ registrationId: person.id }),
  });
  const { matches, likes } = query.data ?? NOTHING;
  if (!isOn && matches.length + likes.length === 0) return null;
  return (
    <section className="details-part">
      <h3>{t('matching.part.matches')}</h3>
      <Failed query={query} />
      {query.data !== undefined && matches.length === 0 && <p className="ui-dim">{t('matching.noneOf')}</p>}
      <ul className="matches-of">
        {matches.map((match) => (
          <li key={match.id}>
            <FaceName face={match.first.id === person.id ? match.second : match.first} onOpen={door.showDetails} />
            <span className="ui-dim">{t('matching.since', { time: format.moment(match.matchedAt) })}</span>
            {manages && <EndMatch match={match} />}
            {match.active && <OpenRounds eventId={person.eventId} two={[match.first, match.second]} />}
          </li>
        ))}
      </ul>
      {likes.length > 0 && (
        <>
          <p className="ui-dim">
            {t('matching.likes', { count: likes.length, formatted: format.number(likes.length) })}
          </p>
          <ul className="matches-of" aria-label={t('matching.likesList')}>
            {likes.map((face) => (
              <li key={face.id}>
                <FaceName face={face} onOpen={door.showDetails} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

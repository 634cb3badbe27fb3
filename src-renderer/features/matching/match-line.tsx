import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/index.ts';
import type { MatchRow } from '#shared/contract/matching.ts';
import { EndMatch } from './end-match.tsx';
import { FaceName } from './face-name.tsx';

/** A match: the two, since when, where it came from, and its end. */
export function MatchLine({ match, since, onOpen }: { match: MatchRow; since: string; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <li className="match" data-ended={!match.active}>
      <FaceName face={match.first} onOpen={onOpen} />
      <FaceName face={match.second} onOpen={onOpen} />
      <span className="match-when">
        <time>{since}</time>
        <span className="ui-dim">{t(`matching.origin.${match.origin}`)}</span>
      </span>
      {match.active ? <EndMatch match={match} /> : <Tag>{t('matching.over')}</Tag>}
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/index.ts';
import type { MatchRow } from '#shared/contract/matching.ts';
import { EndMatch } from './end-match.tsx';
import { FaceName } from './face-name.tsx';
import { Strength } from './strength.tsx';

/** A match: the two, how well they suit each other, since when, where it came from, and its end. */
export function MatchLine({
  match,
  since,
  strength,
  onOpen,
}: {
  match: MatchRow;
  since: string;
  /** Null where there is none to be said; undefined until it is there. */
  strength: number | null | undefined;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <li className="match" data-ended={!match.active}>
      <FaceName face={match.first} onOpen={onOpen} />
      <FaceName face={match.second} onOpen={onOpen} />
      <span className="match-when">
        <time>{since}</time>
        <span className="ui-dim">{t(`matching.origin.${match.origin}`)}</span>
      </span>
      <Strength value={strength} />
      {match.active ? <EndMatch match={match} /> : <Tag>{t('matching.over')}</Tag>}
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { Suggestion } from '#shared/contract/matching.ts';
import { FaceName } from './face-name.tsx';
import { Strength } from './strength.tsx';

/** Somebody who would suit: who they are, why, how well, and the match. */
export function SuggestionLine({
  suggestion: { face, reasons, score },
  busy,
  onPick,
}: {
  suggestion: Suggestion;
  busy: boolean;
  onPick: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li className="suggestion">
      <FaceName face={face} />
      <Strength value={score} />
      <Button
        busy={busy}
        aria-label={t('matching.findFor.pickNamed', { name: face.name || t('details.noName') })}
        onClick={onPick}
      >
        {t('matching.findFor.pick')}
      </Button>
      <ul className="reasons">
        {face.inside && (
          <li>
            <Tag tone="ok">{t('matching.without.inside')}</Tag>
          </li>
        )}
        {reasons.map(({ kind, keywords }) => (
          <li key={kind}>
            <span className="ui-dim">{t(`matching.reason.${kind}`)}</span>
            {keywords.map((keyword) => (
              <Name key={keyword} text={keyword} className="reason" />
            ))}
          </li>
        ))}
      </ul>
    </li>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button } from '#renderer/ui/index.ts';
import type { MatchRow } from '#shared/contract/matching.ts';

/** Ends a match, after a question: since when it was cannot be brought back. Place the question where there is room for a line. */
export function EndMatch({ match }: { match: MatchRow }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const names = { first: match.first.name, second: match.second.name };
  const end = async () => {
    setBusy(true);
    try {
      await client.matching.end({ matchId: match.id });
      toast({ text: t('matching.ended', names), tone: 'ok' });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      setAsking(false);
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['matching'] });
  };
  if (!asking)
    return (
      <Button variant="danger" aria-label={t('matching.endNamed', names)} onClick={() => setAsking(true)}>
        {t('matching.end')}
      </Button>
    );
  return (
    <div className="match-ask" data-tone="warn">
      <p>{t('matching.endSure')}</p>
      <div className="ui-line">
        <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
        <Button variant="danger" autoFocus busy={busy} onClick={() => void end()}>
          {t('matching.end')}
        </Button>
      </div>
    </div>
  );
}

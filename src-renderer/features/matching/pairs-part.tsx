import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Split } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, EmptyState, Segmented, Tag } from '#renderer/ui/index.ts';
import type { Face } from '#shared/contract/matching.ts';
import { PAIR_RULES, type PairRule } from '#shared/domain/matching-rules.ts';
import { FaceName } from './face-name.tsx';
import type { PartProps } from './part.ts';
import { TwoDialog } from './two-dialog.tsx';

interface Pair {
  first: Face;
  second: Face;
  rule: PairRule;
}

/** What an organizer says of two people: never together, or together for certain. */
export function PairsPart({ event }: PartProps) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const format = useFormat();
  const queryKey = keys.pairRules(event.id);
  const query = useQuery({
    queryKey,
    queryFn: async () => (await client.matching.pairRules({ eventId: event.id })).rules,
  });
  const [adding, setAdding] = useState(false);
  const [rule, setRule] = useState<PairRule>('never');
  const pairs = query.data;
  if (pairs === undefined) return <Failed query={query} />;

  const set = async (firstId: string, secondId: string, said: PairRule | null) => {
    const { rules } = await client.matching.setPairRule({ firstId, secondId, rule: said });
    putAnswer(queries, queryKey, rules);
  };
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      return false;
    }
  };
  const remove = async ({ first, second, rule: said }: Pair) => {
    if (!(await attempt(() => set(first.id, second.id, null)))) return;
    toast({
      text: t('matching.pairRemoved', { first: first.name, second: second.name }),
      action: { label: t('common.undo'), run: () => void attempt(() => set(first.id, second.id, said)) },
    });
  };
  const add = (
    <Button icon={Plus} onClick={() => setAdding(true)}>
      {t('matching.addPair')}
    </Button>
  );
  return (
    <>
      {pairs.length === 0 ? (
        <EmptyState icon={Split} title={t('matching.noPairs')} actions={add}>
          {t('matching.noPairsHint')}
        </EmptyState>
      ) : (
        <>
          <div className="matching-head">
            <p className="ui-dim" role="status">
              {t('matching.pairCount', { count: pairs.length, formatted: format.number(pairs.length) })}
            </p>
            {add}
          </div>
          <ul className="ui-list" aria-label={t('matching.part.pairs')}>
            {pairs.map((pair) => (
              <li key={`${pair.first.id} ${pair.second.id}`} className="match">
                <FaceName face={pair.first} />
                <FaceName face={pair.second} />
                <span className="match-when">
                  <Tag tone={pair.rule === 'never' ? 'no' : 'ok'}>{t(`matching.rule.${pair.rule}`)}</Tag>
                </span>
                <Button
                  aria-label={t('matching.removePair', { first: pair.first.name, second: pair.second.name })}
                  onClick={() => void remove(pair)}
                >
                  {t('matching.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {adding && (
        <TwoDialog
          eventId={event.id}
          title={t('matching.addPair')}
          action={t('matching.addPairSubmit')}
          hint={t('matching.addPairHint')}
          onTwo={(firstId, secondId) => set(firstId, secondId, rule)}
          onClose={() => setAdding(false)}
        >
          <Segmented
            label={t('matching.ruleLabel')}
            value={rule}
            options={PAIR_RULES.map((value) => ({ value, label: t(`matching.rule.${value}`) }))}
            onChange={setRule}
          />
        </TwoDialog>
      )}
    </>
  );
}

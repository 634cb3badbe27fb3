import { useQuery } from '@tanstack/react-query';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { Dialog, EmptyState, Select, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Plan } from '#shared/contract/plans.ts';
import { published } from './chosen.ts';
import { MoveList } from './move-list.tsx';

/** What moves for whom from one plan to another. */
export function CompareDialog({
  event,
  plans,
  planId,
  onClose,
}: {
  event: EventRecord;
  plans: readonly Plan[];
  planId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const others = plans.filter(({ id }) => id !== planId);
  const [withId, setWithId] = useState((published(others) ?? others[0])?.id ?? null);
  const [text, setText] = useState('');
  return (
    <Dialog
      title={t('plans.compareTitle', { name: plans.find(({ id }) => id === planId)?.name ?? '' })}
      closeLabel={t('common.close')}
      onClose={onClose}
      size="l"
    >
      {withId === null ? (
        <EmptyState icon={ArrowRightLeft} title={t('plans.compareNeedsTwo')} />
      ) : (
        <>
          <div className="compare-head">
            <Select
              label={t('plans.compareFrom')}
              value={withId}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setWithId}
            />
            <TextField
              label={t('plans.compareFind')}
              type="search"
              data-autofocus
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </div>
          <Changes key={withId} event={event} planId={planId} withId={withId} text={text} />
        </>
      )}
    </Dialog>
  );
}

function Changes({
  event,
  planId,
  withId,
  text,
}: {
  event: EventRecord;
  planId: string;
  withId: string;
  text: string;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const query = useQuery({
    queryKey: keys.comparison(planId, withId),
    queryFn: () => client.plans.compare({ planId, withId }),
  });
  const { data } = query;
  if (data === undefined) return <Failed query={query} />;
  const counted = (count: number) => ({ count, formatted: format.number(count) });
  if (data.moves.length === 0) return <p role="status">{t('plans.compareSame')}</p>;
  return (
    <>
      <p role="status">
        <b>
          {t('plans.compareMoves', counted(data.moves.length))} {t('plans.comparePeople', counted(data.people))}.
        </b>{' '}
        {t('plans.compareStay', counted(data.same))}
      </p>
      <MoveList event={event} moves={data.moves} text={text} />
    </>
  );
}

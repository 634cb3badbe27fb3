import './bulk.css';
import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Name, Popover } from '#renderer/ui/index.ts';
import { useBulk } from './use-bulk.ts';

/** What was done to many at once lately, each with a way back. */
export function RecentChanges({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  return (
    <Popover
      label={t('people.recent.title')}
      trigger={(opens) => (
        <Button icon={History} {...opens}>
          {t('people.recent.title')}
        </Button>
      )}
    >
      {(close) => <Changes eventId={eventId} onUndo={close} />}
    </Popover>
  );
}

function Changes({ eventId, onUndo }: { eventId: string; onUndo: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const { undo } = useBulk(eventId);
  const { data, error } = useQuery({
    queryKey: keys.bulkActions(eventId),
    queryFn: async () => (await client.registrations.bulkActions({ eventId })).actions,
    staleTime: 0,
  });
  if (error !== null) return <p className="recent-none">{sentenceOf(error, t)}</p>;
  if (data?.length === 0) return <p className="recent-none">{t('people.recent.none')}</p>;
  return (
    <ol className="recent">
      {data?.map((action) => (
        <li key={action.id}>
          <div>
            <span>
              {t(`people.recent.actions.${action.action}`, {
                count: action.rows,
                formatted: format.number(action.rows),
              })}
            </span>
            <span className="ui-dim">
              {format.moment(action.at)}
              {action.by !== null && (
                <>
                  {' · '}
                  <Name text={action.by} />
                </>
              )}
            </span>
          </div>
          {action.undoneAt === null ? (
            <Button
              onClick={() => {
                onUndo();
                void undo(action.id);
              }}
            >
              {t('actions.undo')}
            </Button>
          ) : (
            <span className="ui-dim">{t('status.undone')}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

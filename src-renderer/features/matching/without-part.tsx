import { CircleCheck, Search, UsersRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { Button, EmptyState, Tag } from '#renderer/ui/index.ts';
import type { Face } from '#shared/contract/matching.ts';
import { FaceName } from './face-name.tsx';
import { FindDialog } from './find-dialog.tsx';
import type { PartProps } from './part.ts';
import { useMatchingFigures } from './use-figures.ts';

const PAGE = 50;

/** Those who take part and have no match, by name, and somebody for each of them. */
export function WithoutPart({ event, onPart }: PartProps) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const door = useDoor();
  const [finding, setFinding] = useState<Face | null>(null);
  const figures = useMatchingFigures(event.id).data;
  const { query, pages, hasMore, isLoadingMore, more } = usePages({
    queryKey: keys.withoutMatch(event.id),
    queryFn: ({ pageParam }) =>
      client.matching.withoutMatch({
        eventId: event.id,
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const total = pages?.[0]?.total ?? 0;
  // A page may move by one while another is asked for: whoever stands in two of them is shown once.
  const people = pages && [...new Map(pages.flatMap((page) => page.people).map((face) => [face.id, face])).values()];
  const list = useRef<HTMLUListElement>(null);
  /** Where whoever somebody is found for stands: once they have a match, the focus goes to who stands there then. */
  const place = useRef<number | null>(null);
  useEffect(() => {
    if (finding !== null || place.current === null) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('.without > .ui-button') ?? [];
    if (document.activeElement === document.body) buttons[Math.min(place.current, buttons.length - 1)]?.focus();
    place.current = null;
  }, [finding]);
  const nobodyAtAll = figures?.people === 0;
  return (
    <>
      <Failed query={query} />
      {people?.length === 0 && figures !== undefined && (
        <EmptyState
          icon={nobodyAtAll ? UsersRound : CircleCheck}
          title={t(nobodyAtAll ? 'matching.without.nobody' : 'matching.without.none')}
          actions={
            <Button onClick={() => onPart(nobodyAtAll ? 'overview' : 'matches')}>
              {t(nobodyAtAll ? 'matching.part.overview' : 'matching.without.toMatches')}
            </Button>
          }
        >
          {t(nobodyAtAll ? 'matching.without.nobodyHint' : 'matching.without.noneHint')}
        </EmptyState>
      )}
      {people !== undefined && people.length > 0 && (
        <>
          <p className="ui-dim" role="status">
            {t('matching.without.count', { count: total, formatted: format.number(total) })}
          </p>
          <ul ref={list} className="ui-list" aria-label={t('matching.part.without')}>
            {people.map((face, index) => (
              <li key={face.id} className="without">
                <FaceName face={face} onOpen={door.showDetails} />
                <span className="without-inside">
                  {face.inside && <Tag tone="ok">{t('matching.without.inside')}</Tag>}
                </span>
                <Button
                  icon={Search}
                  aria-label={t('matching.findFor.named', { name: face.name || t('details.noName') })}
                  onClick={() => {
                    place.current = index;
                    setFinding(face);
                  }}
                >
                  {t('matching.findFor.open')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {hasMore && (
        <div>
          <Button busy={isLoadingMore} onClick={more}>
            {t('matching.more', { formatted: format.number(total - (people?.length ?? 0)) })}
          </Button>
        </div>
      )}
      {finding !== null && (
        <FindDialog
          person={finding}
          eventId={event.id}
          onRules={() => {
            setFinding(null);
            onPart('rules');
          }}
          onClose={() => setFinding(null)}
        />
      )}
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Shuffle, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useStats } from '#renderer/api/queries.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { ExportMenu } from '#renderer/features/exports/export-menu.tsx';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Round } from '#shared/contract/programme.ts';
import { PairingGroups } from './pairing-groups.tsx';

/** The pairs of one round, and how they are made: anew after a question, since that takes the place of what there is. */
export function RoundPairing({ event, round }: { event: EventRecord; round: Round }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const inside = useStats(event.id).data?.in;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const queryKey = keys.pairing(round.id);
  const query = useQuery({
    queryKey,
    queryFn: async () => (await client.matching.pairing({ roundId: round.id })).pairing,
  });
  const pairing = query.data;
  if (pairing === undefined) return <Failed query={query} />;

  const pair = async () => {
    setBusy(true);
    setFault(null);
    try {
      putAnswer(queries, queryKey, await client.matching.pairRound({ roundId: round.id }));
    } catch (error) {
      setFault(sentenceOf(error, t));
    }
    setBusy(false);
    setAsking(false);
  };
  const counted = (what: 'pairs' | 'threes' | 'out', count: number) =>
    count === 0 ? [] : [t(`pairing.${what}`, { count, formatted: format.number(count) })];
  const threes = pairing?.groups.filter((group) => group.length > 2).length ?? 0;
  const button = (
    <Button
      icon={Shuffle}
      variant={pairing === null ? 'primary' : 'plain'}
      busy={busy}
      onClick={() => (pairing === null ? void pair() : setAsking(true))}
    >
      {t(pairing === null ? 'pairing.pair' : 'pairing.again')}
    </Button>
  );
  return (
    <>
      {asking && (
        <div className="match-ask" data-tone="warn">
          <p>{t('pairing.sure')}</p>
          <div className="ui-line">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button variant="danger" autoFocus busy={busy} onClick={() => void pair()}>
              {t('pairing.again')}
            </Button>
          </div>
        </div>
      )}
      {fault !== null && (
        <p className="form-fault" data-tone="no" role="alert">
          {fault}
        </p>
      )}
      {pairing === null ? (
        <EmptyState icon={UsersRound} title={t('pairing.none')} actions={button}>
          <p>{inside !== undefined && t('pairing.inside', { count: inside, formatted: format.number(inside) })}</p>
          <p>{t('pairing.noneHint')}</p>
        </EmptyState>
      ) : (
        <>
          <div className="matching-head">
            <p role="status">
              <b>
                {[
                  ...counted('pairs', pairing.groups.length - threes),
                  ...counted('threes', threes),
                  ...counted('out', pairing.sittingOut.length),
                ].join(', ')}
              </b>{' '}
              <span className="ui-dim">
                {t('pairing.since', { time: zone.moment(pairing.pairedAt) })}
                {inside !== undefined && ` ${t('pairing.inside', { count: inside, formatted: format.number(inside) })}`}
              </span>
            </p>
            <div className="ui-line">
              <ExportMenu request={{ eventId: event.id, what: 'meetings' }} />
              {!asking && button}
            </div>
          </div>
          <PairingGroups pairing={pairing} />
        </>
      )}
    </>
  );
}

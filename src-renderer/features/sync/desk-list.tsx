import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLeases, useSyncDesks } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { useNow } from '#renderer/features/plans/use-now.ts';
import { Card } from '#renderer/ui/index.ts';
import type { DeskEntry } from '#shared/contract/sync.ts';
import { DeskRow } from './desk-row.tsx';
import { heldWords } from './lease-words.ts';
import { RevokeDialog } from './revoke-dialog.tsx';

/** “3 minutes ago” does not change more often, in ms. */
const TICK_MS = 10_000;

/**
 * The desks of the hub and how each is.
 * @param isHub whether this desk is the hub, which lets desks in and takes them off
 * @param clockOffset by how much this clock is ahead of the hub's, whose times those of the list are; in ms
 * @param heardAt when the hub was heard of last, where it is out of reach; null while it is in sight
 */
export function DeskList({
  isHub,
  clockOffset,
  heardAt,
}: {
  isHub: boolean;
  clockOffset: number;
  heardAt: number | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = useSyncDesks().data;
  const leases = useLeases().data ?? [];
  const inCharge = useSession((state) => state.may)('installation.manage');
  const now = useNow(TICK_MS) - clockOffset;
  const [leaving, setLeaving] = useState<DeskEntry | null>(null);
  if (known === undefined) return null;
  const desks = heardAt === null ? known : known.map((desk) => outOfSight(desk, heardAt));
  const others = desks.filter((desk) => !desk.isHub);
  const online = others.filter((desk) => desk.online).length;
  return (
    <Card title={t('sync.desks')}>
      {others.length === 0 ? (
        <p className="ui-dim">{t(isHub ? 'sync.desksNone' : 'sync.desksUnknown')}</p>
      ) : (
        <p className="ui-dim">
          {heardAt === null
            ? t('sync.present', { online: format.number(online), all: format.number(others.length) })
            : t('sync.asOf', { time: format.moment(heardAt) })}
        </p>
      )}
      <ul className="sync-desks" aria-label={t('sync.desks')}>
        {desks.map((desk) => (
          <DeskRow
            key={desk.deskId}
            desk={desk}
            now={now}
            has={heldWords(leases, desk.deskId, desk.name, t)}
            {...(isHub && inCharge && !desk.isHub ? { onRevoke: () => setLeaving(desk) } : {})}
          />
        ))}
      </ul>
      {leaving !== null && <RevokeDialog desk={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  );
}

/** Of others a desk knows no more than what the hub told it last. */
function outOfSight(desk: DeskEntry, heardAt: number): DeskEntry {
  if (desk.isThis || !desk.online) return desk;
  return { ...desk, online: false, lastSeenAt: heardAt };
}

import './sync.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSyncStatus } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { SectionCard } from '#renderer/features/settings/section-card.tsx';
import { LEASE_KINDS } from '#shared/domain/leases.ts';
import { AloneCard } from './alone-card.tsx';
import { DeskList } from './desk-list.tsx';
import { HostingCard } from './hosting-card.tsx';
import { JoinCard } from './join-card.tsx';
import { LeasesInUse } from './lease-notes.tsx';
import { MemberCard } from './member-card.tsx';
import { QuarantineCard } from './quarantine-card.tsx';

/** How this desk and others share an event: alone, as their hub, or as one of a hub's. */
export function DesksSection() {
  const { t } = useTranslation();
  const query = useSyncStatus();
  const inCharge = useSession((state) => state.may)('installation.manage');
  const [joins, setJoins] = useState(false);
  const status = query.data;
  if (status === undefined) {
    return (
      <SectionCard title={t('settings.section.desks')} query={query}>
        {() => null}
      </SectionCard>
    );
  }
  const { hosting, membership, quarantined } = status;
  if (hosting === null && membership === null) {
    return (
      <>
        {joins ? <JoinCard onClose={() => setJoins(false)} /> : <AloneCard onJoin={() => setJoins(true)} />}
        {inCharge && quarantined > 0 && <QuarantineCard />}
      </>
    );
  }
  return (
    <>
      <LeasesInUse kinds={LEASE_KINDS} />
      {hosting !== null && <HostingCard hosting={hosting} />}
      {membership !== null && <MemberCard membership={membership} />}
      <DeskList
        isHub={hosting !== null}
        clockOffset={membership?.clockOffset ?? 0}
        heardAt={membership === null || membership.state === 'online' ? null : membership.lastSyncAt}
      />
      {inCharge && <QuarantineCard />}
    </>
  );
}

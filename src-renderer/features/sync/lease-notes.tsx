import './sync.css';
import { ArrowLeftRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, usePush } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useLeases, useSyncStatus } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useSession, useToast } from '#renderer/app/state/services.tsx';
import { Banner, Button } from '#renderer/ui/index.ts';
import type { LeaseEntry } from '#shared/contract/sync.ts';
import type { LeaseKind } from '#shared/domain/leases.ts';
import { leaseSentence } from './lease-words.ts';

/** What this desk goes by and another one has. */
function isApart({ wanted, isThis }: LeaseEntry): boolean {
  return wanted && !isThis;
}

/** What was taken over from this desk: a line that stays until somebody has decided, and a word as it happens. */
export function LostLeases() {
  const { t } = useTranslation();
  const toast = useToast();
  const sentence = useSentence();
  const leases = useLeases().data ?? [];
  const lost = leases.filter((lease) => isApart(lease) && lease.lost);
  const known = useRef<ReadonlySet<string> | null>(null);
  // What was taken before this window was there stands in the line.
  known.current ??= new Set(lost.map(({ resource }) => resource));
  usePush('sync', 'leasesChanged', (news) => {
    const gone = news.leases.filter((lease) => isApart(lease) && lease.lost);
    for (const lease of gone.filter(({ resource }) => known.current?.has(resource) !== true))
      toast({ text: sentence(lease), tone: 'idle' });
    known.current = new Set(gone.map(({ resource }) => resource));
  });
  return lost.map((lease) => (
    <LeaseBanner
      key={lease.resource}
      lease={lease}
      action={t('sync.lease.takeBack')}
      named="sync.lease.takeBackNamed"
    />
  ));
}

/** What this desk goes by and another one had before. @param kinds of what it is shown */
export function LeasesInUse({ kinds }: { kinds: readonly LeaseKind[] }) {
  const { t } = useTranslation();
  const leases = useLeases().data ?? [];
  const inUse = leases.filter((lease) => isApart(lease) && !lease.lost && kinds.includes(lease.kind));
  return inUse.map((lease) => (
    <div key={lease.resource} className="sync-lease">
      <LeaseBanner lease={lease} action={t('sync.lease.takeOver')} named="sync.lease.takeOverNamed" />
    </div>
  ));
}

/** The same in plain words, for staff at a kiosk: what to do about it is decided behind the PIN. */
export function LeaseLines() {
  const sentence = useSentence();
  const leases = useLeases().data ?? [];
  return leases.filter(isApart).map((lease) => (
    <p key={lease.resource} className="sync-lease-line">
      {sentence(lease)}
    </p>
  ));
}

function LeaseBanner({
  lease,
  action,
  named,
}: {
  lease: LeaseEntry;
  action: string;
  named: 'sync.lease.takeOverNamed' | 'sync.lease.takeBackNamed';
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const sentence = useSentence();
  const mayChange = useSession((state) => state.may)('desk.settings');
  const [busy, setBusy] = useState(false);
  const { resource, label, kind } = lease;
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    setBusy(false);
  };
  const take = async () => {
    const { outcome } = await client.sync.takeLease({ resource });
    toast({ text: t(`sync.lease.outcome.${outcome}`, { label }), tone: outcome === 'granted' ? 'ok' : 'idle' });
  };
  const leave = async () => void (await client.sync.releaseLease({ resource }));
  return (
    <Banner
      tone={lease.lost ? 'warn' : 'idle'}
      icon={ArrowLeftRight}
      action={
        mayChange && (
          <span className="sync-lease-do">
            <Button busy={busy} aria-label={t(named, { label })} onClick={() => void run(take)}>
              {action}
            </Button>
            <Button disabled={busy} aria-label={t('sync.lease.leaveNamed', { label })} onClick={() => void run(leave)}>
              {t('sync.lease.leave')}
            </Button>
          </span>
        )
      }
    >
      {sentence(lease)}
      {!lease.lost && <span className="sync-lease-hint"> {t(`sync.lease.hint.${kind}`)}</span>}
    </Banner>
  );
}

/** Tells who has something, in the time of this desk. */
export function useSentence(): (lease: LeaseEntry) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const ahead = useSyncStatus().data?.membership?.clockOffset ?? 0;
  return (lease) => leaseSentence(lease, format.moment(lease.since + ahead), t);
}

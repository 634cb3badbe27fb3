import { ClockAlert, LogOut, RefreshCw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useSession, useToast } from '#renderer/app/state/services.tsx';
import { Button, Card, Icon, Name, ProgressBar, Tag, type Tone } from '#renderer/ui/index.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { troubleOf } from './chip-state.ts';
import { CLOSE_MS } from './desk-row.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { spanWords } from './spans.ts';

type Membership = NonNullable<SyncStatus['membership']>;
type Standing = 'level' | 'syncing' | 'catchingUp' | 'connecting' | 'offline' | 'problem';

const TONES: Record<Standing, Tone> = {
  level: 'ok',
  syncing: 'accent',
  catchingUp: 'accent',
  connecting: 'idle',
  offline: 'idle',
  problem: 'no',
};

/** This desk as one of a hub's: whether they are in step, what waits, and what somebody has to see to. */
export function MemberCard({ membership }: { membership: Membership }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const toast = useToast();
  const inCharge = useSession((state) => state.may)('installation.manage');
  const [busy, setBusy] = useState(false);
  const [leaves, setLeaves] = useState(false);
  const { hub, role, lastSyncAt, pending, clockOffset } = membership;
  const trouble = troubleOf(membership);
  const standing = standingOf(membership);
  const syncNow = async () => {
    setBusy(true);
    try {
      const after = (await client.sync.now({})).membership;
      const isDone = after !== null && standingOf(after) === 'level';
      toast(isDone ? { text: t('sync.nowDone'), tone: 'ok' } : { text: t('sync.nowOffline'), tone: 'idle' });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    setBusy(false);
  };
  return (
    <Card title={t('sync.member')}>
      <p className="sync-hub">
        <Name text={hub} />
        <Tag tone={TONES[standing]}>{t(`sync.state.${standing}`)}</Tag>
      </p>
      <p className="ui-dim">{t(`sync.stateHint.${standing}`)}</p>
      {membership.catchingUp !== null && (
        <ProgressBar label={t('sync.state.catchingUp')} value={membership.catchingUp} />
      )}
      {trouble !== null && (
        <div className="sync-note" data-tone="no" role="alert">
          <Icon of={TriangleAlert} />
          <span>
            <b>{t(`sync.problem.${trouble}.title`)}.</b> {t(`sync.problem.${trouble}.hint`)}
          </span>
        </div>
      )}
      {clockOffset !== null && Math.abs(clockOffset) > CLOSE_MS && (
        <p className="sync-note" data-tone="warn">
          <Icon of={ClockAlert} />
          <span>
            <b>
              {t(clockOffset > 0 ? 'sync.clock.ownAhead' : 'sync.clock.ownBehind', {
                by: spanWords(clockOffset, i18n.language),
              })}
              .
            </b>{' '}
            {t('sync.clock.hint')}
          </span>
        </p>
      )}
      <dl className="sync-facts">
        <div>
          <dt>{t('sync.lastSync')}</dt>
          <dd>{lastSyncAt === null ? t('sync.never') : format.moment(lastSyncAt)}</dd>
        </div>
        <div>
          <dt>{t('sync.waiting')}</dt>
          <dd>
            {pending === 0
              ? t('sync.nothing')
              : t('sync.entries', { count: pending, formatted: format.number(pending) })}
          </dd>
        </div>
        <div>
          <dt>{t('sync.ownRole')}</dt>
          <dd>{t(`sync.role.${role}`)}</dd>
        </div>
      </dl>
      <div className="sync-foot">
        <Button icon={RefreshCw} busy={busy} onClick={() => void syncNow()}>
          {t('sync.now')}
        </Button>
        {inCharge && (
          <Button icon={LogOut} onClick={() => setLeaves(true)}>
            {t('sync.leave')}
          </Button>
        )}
      </div>
      {leaves && <LeaveDialog onClose={() => setLeaves(false)} />}
    </Card>
  );
}

function standingOf(membership: Membership): Standing {
  const { state, level, pending, catchingUp } = membership;
  if (troubleOf(membership) !== null) return 'problem';
  if (catchingUp !== null) return 'catchingUp';
  if (state !== 'online') return state;
  return level && pending === 0 ? 'level' : 'syncing';
}

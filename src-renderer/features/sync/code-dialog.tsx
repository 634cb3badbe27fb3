import { Check, Copy, RefreshCw, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSyncDesks } from '#renderer/api/queries.ts';
import { useCopy } from '#renderer/features/forms/secret-once.tsx';
import { useNow } from '#renderer/features/plans/use-now.ts';
import { Button, Dialog, EmptyState } from '#renderer/ui/index.ts';
import { CodeView } from './code-view.tsx';
import { countdownWords } from './spans.ts';

export interface Invitation {
  code: string;
  /** Epoch ms. */
  expiresAt: number;
  /** Of the desk it is for; empty where that names itself. */
  name: string;
  /** Ids of the desks that were there before. */
  known: ReadonlySet<string>;
}

const TICK_MS = 250;

/** A code as long as it lives, until somebody has come by it. */
export function CodeDialog({
  invitation,
  busy,
  onNew,
  onAnother,
  onClose,
}: {
  invitation: Invitation;
  busy: boolean;
  onNew: () => void;
  onAnother: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const copy = useCopy();
  const desks = useSyncDesks().data ?? [];
  const left = invitation.expiresAt - useNow(TICK_MS);
  const newcomer = desks.find(({ deskId }) => !invitation.known.has(deskId));
  const state = newcomer !== undefined ? 'used' : left <= 0 ? 'expired' : 'open';
  return (
    <Dialog
      title={t('sync.inviteTitle')}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={
        <>
          {state === 'used' ? (
            <Button icon={UserPlus} onClick={onAnother}>
              {t('sync.another')}
            </Button>
          ) : (
            <Button icon={RefreshCw} busy={busy} onClick={onNew}>
              {t('sync.newCode')}
            </Button>
          )}
          {state === 'open' && (
            <Button icon={Copy} onClick={() => void copy(invitation.code)}>
              {t('common.copy')}
            </Button>
          )}
          <Button variant="primary" data-autofocus onClick={onClose}>
            {t('sync.done')}
          </Button>
        </>
      }
    >
      {state === 'open' && (
        <>
          <p>{t(invitation.name === '' ? 'sync.inviteShow' : 'sync.inviteShowNamed', { name: invitation.name })}</p>
          <CodeView code={invitation.code} />
          <p className="sync-lives" role="timer">
            {t('sync.lives', { time: countdownWords(left) })}
          </p>
        </>
      )}
      {/* Only what it becomes is announced, not each second. */}
      <div role="status">
        {state === 'expired' && <EmptyState icon={RefreshCw} title={t('sync.expired')} />}
        {newcomer !== undefined && (
          <p className="sync-used" data-tone="ok">
            <Check aria-hidden="true" />
            <span>{t('sync.used', { name: newcomer.name })}</span>
          </p>
        )}
      </div>
    </Dialog>
  );
}

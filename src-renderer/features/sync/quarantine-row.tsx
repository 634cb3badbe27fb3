import { useQueryClient } from '@tanstack/react-query';
import { Check, Download, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { saveText } from '#renderer/api/save-file.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, Name, Tag } from '#renderer/ui/index.ts';
import type { QuarantinedOperation } from '#shared/contract/sync.ts';
import { kindKey, readable } from './kinds.ts';

/** One entry that is kept apart: what, whose, why, what is in it, and what can be done about it. */
export function QuarantineRow({ operation }: { operation: QuarantinedOperation }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const format = useFormat();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const { deskId, deskName, seq, kind, at, reason, where, canAccept, payload } = operation;
  const [what, time] = [t(kindKey(kind)), format.moment(at)];
  const retry = async () => {
    setBusy(true);
    try {
      const answer = await client.sync.retry({ deskId, seq });
      toast(
        answer.applied
          ? { text: t('sync.taken'), tone: 'ok' }
          : { text: t('sync.notTaken', { reason: answer.reason ?? '' }), tone: 'no' },
      );
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: keys.quarantine });
  };
  return (
    <li className="sync-entry">
      <span className="sync-entry-head">
        <b>{what}</b>
        <Tag tone="warn">{t(`sync.where.${where}`)}</Tag>
      </span>
      <span className="ui-dim">
        {deskName === null ? t('sync.unnamedDesk') : <Name text={deskName} />} · {time}
      </span>
      <p>{t('said', { text: reason })}</p>
      {where === 'hub' && <p className="ui-dim">{t('sync.atHub')}</p>}
      <details className="sync-details">
        <summary>{t('sync.payload')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className="selectable" dir="ltr" tabIndex={0}>
          {readable(payload)}
        </pre>
      </details>
      <div className="ui-line">
        {where === 'here' && (
          <Button
            icon={canAccept ? Check : RotateCcw}
            busy={busy}
            aria-label={t(canAccept ? 'sync.acceptNamed' : 'sync.retryNamed', { kind: what, time })}
            onClick={() => void retry()}
          >
            {t(canAccept ? 'sync.accept' : 'sync.retry')}
          </Button>
        )}
        <Button
          icon={Download}
          aria-label={t('sync.exportNamed', { kind: what, time })}
          onClick={() => exportOperations([operation])}
        >
          {t('sync.export')}
        </Button>
      </div>
    </li>
  );
}

/** Saves operations as a file of JSON: for whoever is asked for help. */
export function exportOperations(operations: readonly QuarantinedOperation[]): void {
  const [first] = operations;
  const name = operations.length === 1 && first ? `${first.kind}-${first.seq}` : String(operations.length);
  saveText(`${JSON.stringify(operations, null, 2)}\n`, `lanyard-kept-apart-${name}.json`, 'application/json');
}

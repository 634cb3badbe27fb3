import { useQueryClient } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { changedFields } from '#renderer/features/forms/changes.ts';
import { Button } from '#renderer/ui/index.ts';
import type { RetentionDue, RetentionPeriods } from '#shared/contract/privacy.ts';
import { RETENTION_KINDS } from '#shared/domain/retention.ts';
import { NextRun } from './next-run.tsx';
import { isWrong, newlyDue, periodsOf, valuesOf } from './retention.ts';
import { RetentionRow } from './retention-row.tsx';
import { RunRetentionDialog } from './run-retention-dialog.tsx';
import { SaveRetentionDialog } from './save-retention-dialog.tsx';
import { useRetentionPreview } from './use-retention.ts';

/** The periods, each with what it deletes at the next run, shown before anything is saved. */
export function RetentionForm({ saved }: { saved: { periods: RetentionPeriods; due: RetentionDue } }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  // What was typed alone: what another window saves meanwhile shows in the other rows, and takes nothing away.
  const [typed, setTyped] = useState<Partial<ReturnType<typeof valuesOf>>>({});
  const values = { ...valuesOf(saved.periods), ...typed };
  const [fault, setFault] = useState<string | null>(null);
  const [asking, setAsking] = useState<RetentionDue | 'run' | null>(null);
  const periods = periodsOf(values);
  // Only these are sent: another administrator may have changed the others meanwhile.
  const changes = periods === null ? null : changedFields(saved.periods, periods);
  const preview = useRetentionPreview(changes).data ?? saved.due;
  const changed = changes === null || Object.keys(changes).length > 0;
  const save = async () => {
    setAsking(null);
    setFault(null);
    try {
      putAnswer(queries, keys.retention, await client.privacy.setRetention(changes ?? {}));
      setTyped({});
      toast({ text: t('privacy.saved'), tone: 'ok' });
    } catch (error) {
      setFault(sentenceOf(error, t));
    }
  };
  /** Asked of the core once more: the figures on the screen may be those of a moment ago. */
  const submit = async () => {
    if (changes === null) return;
    const { due } = await client.privacy.previewRetention(changes);
    const more = newlyDue(saved.due, due);
    if (more.length > 0) setAsking(more);
    else await save();
  };
  return (
    <>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit().catch((error) => setFault(sentenceOf(error, t)));
        }}
      >
        <ul className="retention">
          {RETENTION_KINDS.map((kind) => (
            <RetentionRow
              key={kind}
              kind={kind}
              value={values[kind]}
              wrong={isWrong(values[kind])}
              due={preview.find((one) => one.kind === kind)?.count ?? 0}
              onChange={(value) => setTyped((old) => ({ ...old, [kind]: value }))}
            />
          ))}
        </ul>
        {fault !== null && (
          <p className="form-fault" data-tone="no" role="alert">
            {fault}
          </p>
        )}
        <div className="ui-line">
          <Button type="submit" variant="primary" disabled={!changed || changes === null}>
            {t('common.save')}
          </Button>
          {changed && <Button onClick={() => setTyped({})}>{t('privacy.discard')}</Button>}
          <Button icon={Play} variant="danger" disabled={changed} onClick={() => setAsking('run')}>
            {t('privacy.run')}
          </Button>
          <NextRun changed={changed} />
        </div>
      </form>
      {Array.isArray(asking) && (
        <SaveRetentionDialog due={asking} onSave={() => void save()} onClose={() => setAsking(null)} />
      )}
      {asking === 'run' && <RunRetentionDialog onClose={() => setAsking(null)} />}
    </>
  );
}

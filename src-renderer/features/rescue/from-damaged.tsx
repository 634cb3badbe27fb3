import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useServices } from '#renderer/app/state/services.tsx';
import { Button, Card, ProgressBar } from '#renderer/ui/index.ts';
import type { Salvage } from '#shared/contract/rescue.ts';
import { useHolding } from './use-holding.ts';

/** The second way on: what can be read of the damaged database. Nothing is put in its place before somebody says so. */
export function FromDamaged({ first, onChosen }: { first: Salvage; onChosen: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { link } = useServices();
  const [salvage, setSalvage] = useState(first);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => link.on('rescue', 'salvageChanged', setSalvage), [link]);

  const ask = async (call: () => Promise<unknown>) => {
    setFault(null);
    try {
      await call();
      return true;
    } catch (error) {
      setFault(sentenceOf(error, t));
      return false;
    }
  };
  const use = async () => {
    if (await ask(() => client.rescue.takeSalvaged({}))) onChosen();
  };
  const failed = fault ?? (salvage.message === null ? null : t('said', { text: salvage.message }));

  return (
    <Card title={t('rescue.salvage')}>
      <p className="ui-dim">{t('rescue.salvageHint')}</p>
      {salvage.state === 'running' ? (
        <div className="rescue-saving" role="status">
          <ProgressBar value={salvage.progress} label={t('rescue.saving')} />
          <Button onClick={() => void ask(() => client.rescue.cancelSalvage({}))}>{t('rescue.stop')}</Button>
        </div>
      ) : salvage.saved === null ? (
        <div>
          <Button onClick={() => void ask(() => client.rescue.salvage({}))}>
            {salvage.state === 'none' ? t('rescue.start') : t('rescue.again')}
          </Button>
        </div>
      ) : (
        <Found saved={salvage.saved} onUse={() => void use()} />
      )}
      {salvage.state === 'cancelled' && <p role="status">{t('rescue.stopped')}</p>}
      {failed !== null && (
        <p className="form-fault" data-tone="no" role="alert">
          {failed}
        </p>
      )}
    </Card>
  );
}

function Found({ saved, onUse }: { saved: NonNullable<Salvage['saved']>; onUse: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const holding = useHolding();
  const { checkIns, missingOperations, damagedTables } = saved;
  const count = (key: 'checkIns' | 'missing', value: number) =>
    t(`rescue.${key}`, { count: value, formatted: format.number(value) });
  return (
    <>
      <div className="rescue-found" data-tone={missingOperations === 0 ? 'ok' : 'warn'} role="status">
        <b>{t('rescue.saved', { ...holding(saved), checkIns: count('checkIns', checkIns) })}</b>
        <span>{missingOperations === 0 ? t('rescue.whole') : count('missing', missingOperations)}</span>
        {damagedTables.length > 0 && (
          <span className="ui-dim">{t('rescue.tables', { tables: damagedTables.join(', ') })}</span>
        )}
      </div>
      <div>
        <Button variant="primary" onClick={onUse}>
          {t('rescue.use')}
        </Button>
      </div>
    </>
  );
}

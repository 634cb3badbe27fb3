import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Name, TextField } from '#renderer/ui/index.ts';
import type { FoundHub } from '#shared/contract/sync.ts';

/** What a code leads to, how this desk shall be called there, and what becomes of what is here. */
export function JoinConfirm({
  hub,
  deskName,
  fault,
  onJoin,
  onBack,
}: {
  hub: FoundHub;
  deskName: string;
  fault: string | null;
  onJoin: (name: string, replace: boolean) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(deskName);
  const [replace, setReplace] = useState(false);
  const [isEmpty, setIsEmpty] = useState(false);
  const submit = () => {
    const wanted = name.trim();
    setIsEmpty(wanted === '');
    if (wanted !== '' && (replace || !hub.replaces)) onJoin(wanted, replace);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <dl className="sync-facts" data-panel="true" aria-label={t('sync.found')}>
        <div>
          <dt>{t('sync.foundName')}</dt>
          <dd>
            <Name text={hub.name} />
          </dd>
        </div>
        <div>
          <dt>{t('sync.foundOrganization')}</dt>
          <dd>
            <Name text={hub.organization} />
          </dd>
        </div>
        <div>
          <dt>{t('sync.foundVersion')}</dt>
          <dd>{hub.version}</dd>
        </div>
      </dl>
      <TextField
        label={t('sync.ownName')}
        hint={t('sync.ownNameHint')}
        maxLength={100}
        autoFocus
        value={name}
        error={isEmpty ? t('wrong.deskName') : null}
        onFocus={(focused) => focused.target.select()}
        onChange={(event) => setName(event.target.value)}
      />
      {hub.replaces && (
        <div className="sync-ask" data-tone="warn">
          <p>{t('sync.replaces')}</p>
          <Checkbox
            label={t('sync.replaceTick')}
            checked={replace}
            onChange={(event) => setReplace(event.target.checked)}
          />
        </div>
      )}
      {fault !== null && (
        <p className="form-fault" data-tone="no" role="alert">
          {fault}
        </p>
      )}
      <div className="sync-foot">
        <Button onClick={onBack}>{t('sync.otherCode')}</Button>
        <Button type="submit" variant={hub.replaces ? 'danger' : 'primary'} disabled={hub.replaces && !replace}>
          {t('sync.joinNow', { name: hub.name })}
        </Button>
      </div>
    </form>
  );
}

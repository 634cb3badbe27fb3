import { CircleAlert, Nfc } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReaderStatus } from '#renderer/api/queries.ts';
import { Button, Dialog, Icon, Switch, TextField } from '#renderer/ui/index.ts';
import type { Who } from './door-context.tsx';
import { useAssign } from './use-assign.ts';

/** Gives somebody the next badge that is held to the reader, or whose number a scanner types. */
export function AssignDialog({ person, replace, onClose }: { person: Who; replace: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const reader = useReaderStatus().data;
  const tapping = reader?.state === 'ready' && reader.readers.length > 0;
  const [uid, setUid] = useState('');
  const { signing, setSigning, replacing, writing, fault, assign } = useAssign(person, replace, onClose);
  const failed = fault?.of === 'badge' && !writing;
  const what = writing ? t('assign.writing') : signing ? t('assign.tapToSign') : t('assign.tap');

  // What is being written would be given out all the same, to whoever it was meant for.
  const close = () => {
    if (!writing) onClose();
  };

  return (
    <Dialog
      size="s"
      title={t('assign.title', { name: person.name })}
      closeLabel={t('common.close')}
      onClose={close}
      onSubmit={() => {
        if (uid.trim().length >= 2) assign(uid.trim());
      }}
      footer={
        <>
          <Button onClick={close} disabled={writing}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="primary" disabled={uid.trim().length < 2 || writing}>
            {t('assign.submit')}
          </Button>
        </>
      }
    >
      <div className="tap-here" data-tone={failed ? 'no' : tapping ? 'accent' : 'idle'} data-writing={writing}>
        <Icon of={failed ? CircleAlert : Nfc} size={56} />
        <p aria-live={failed ? 'assertive' : 'polite'}>{failed ? fault.text : tapping ? what : t('assign.noReader')}</p>
      </div>
      {tapping && (
        <div className="tap-sign">
          <Switch
            label={t('assign.sign')}
            checked={signing}
            disabled={writing}
            onChange={(event) => setSigning(event.target.checked)}
          />
          <p className="ui-dim">{t('assign.signHint')}</p>
        </div>
      )}
      {replacing && <p className="ui-dim">{t('assign.replaces')}</p>}
      <TextField
        label={t('assign.uid')}
        value={uid}
        error={fault?.of === 'number' ? fault.text : null}
        maxLength={64}
        data-autofocus
        onChange={(event) => setUid(event.target.value)}
      />
    </Dialog>
  );
}

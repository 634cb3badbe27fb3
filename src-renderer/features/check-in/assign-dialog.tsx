import { Nfc } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { newNonce } from '#renderer/api/nonce.ts';
import { useReaderStatus } from '#renderer/api/queries.ts';
import { useScans, useToast } from '#renderer/app/state/services.tsx';
import { Button, Dialog, Icon, TextField } from '#renderer/ui/index.ts';
import type { Who } from './door-context.tsx';

/** Gives somebody the next badge that is held to the reader, or whose number a scanner types. */
export function AssignDialog({ person, replace, onClose }: { person: Who; replace: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const link = useLink();
  const scans = useScans();
  const toast = useToast();
  const reader = useReaderStatus().data;
  const tapping = reader?.state === 'ready' && reader.readers.length > 0;
  const [uid, setUid] = useState('');
  const [replacing, setReplacing] = useState(replace);
  const [error, setError] = useState<string | null>(null);

  const assign = useCallback(
    async (badge: string, nonce: string) => {
      setError(null);
      try {
        const result = await link.repeat((client) =>
          client.registrations.assignBadge({ nonce, registrationId: person.id, uid: badge, replace: replacing }),
        );
        if (result.ok) {
          toast({
            text: t(result.replaced > 0 ? 'assign.replaced' : 'assign.done', { name: person.name }),
            tone: 'ok',
          });
          onClose();
        } else {
          // They had a badge that this screen did not know of: the next tap may replace it.
          if (result.reason === 'alreadyHasBadge') setReplacing(true);
          setError(result.message);
        }
      } catch (fault) {
        setError(sentenceOf(fault, t('assign.failed')));
      }
    },
    [link, person, replacing, t, toast, onClose],
  );

  useEffect(
    () =>
      scans.intercept((medium) => {
        if (medium.kind === 'badge') void assign(medium.tap.uid, medium.tap.id);
        else void assign(medium.code, newNonce());
        return true;
      }),
    [scans, assign],
  );

  return (
    <Dialog
      size="s"
      title={t('assign.title', { name: person.name })}
      closeLabel={t('common.close')}
      onClose={onClose}
      onSubmit={() => {
        if (uid.trim().length >= 2) void assign(uid.trim(), newNonce());
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={uid.trim().length < 2}>
            {t('assign.submit')}
          </Button>
        </>
      }
    >
      <div className="tap-here" data-tone={tapping ? 'accent' : 'idle'}>
        <Icon of={Nfc} size={56} />
        <p>{tapping ? t('assign.tap') : t('assign.noReader')}</p>
      </div>
      {replacing && <p className="ui-dim">{t('assign.replaces')}</p>}
      <TextField
        label={t('assign.uid')}
        value={uid}
        error={error}
        maxLength={64}
        data-autofocus
        onChange={(event) => setUid(event.target.value)}
      />
    </Dialog>
  );
}

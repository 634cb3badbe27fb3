import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { formatSpan } from '#renderer/features/events/time.ts';
import { Button, Name, Tag, type Tone } from '#renderer/ui/index.ts';
import type { Passcode } from '#shared/contract/users.ts';
import { type Standing, standingOf } from './span.ts';

const TONES: Record<Standing, Tone> = { waiting: 'accent', good: 'ok', over: 'idle' };

/** A passcode: whose it is, when and where it is good. Its code is known to whoever has the slip. */
export function PasscodeRow({
  passcode,
  timeZone,
  deskName,
}: {
  passcode: Passcode;
  timeZone: string;
  deskName: string;
}) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const standing = standingOf(passcode, Date.now());
  const revoke = async () => {
    try {
      await client.passcodes.revoke({ id: passcode.id });
      toast({ text: t('passcodes.revoked', { name: passcode.name }), tone: 'ok' });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      setAsking(false);
    }
    await queries.invalidateQueries({ queryKey: keys.passcodes(passcode.eventId) });
  };
  return (
    <li className="passcode">
      <span className="passcode-selector" title={t('passcodes.selector')}>
        {passcode.selector}
      </span>
      <span className="passcode-what">
        <b>
          <Name text={passcode.name} cut />
        </b>
        <span className="ui-dim">
          {formatSpan({ startAt: passcode.fromAt, endAt: passcode.untilAt, timeZone }, i18n.language)}
        </span>
        <span className="ui-dim">
          <Name text={deskName} />
          {passcode.madeBy !== null && <> · {t('passcodes.madeBy', { name: passcode.madeBy })}</>}
        </span>
      </span>
      <Tag tone={TONES[standing]}>{t(`passcodes.standing.${standing}`)}</Tag>
      {asking ? (
        <div className="passcode-ask" data-tone="warn">
          <p>{t('passcodes.sure')}</p>
          <div className="ui-line">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button variant="danger" autoFocus onClick={() => void revoke()}>
              {t('passcodes.revoke')}
            </Button>
          </div>
        </div>
      ) : (
        <Button
          variant="danger"
          aria-label={t('passcodes.revokeNamed', { name: passcode.name })}
          onClick={() => setAsking(true)}
        >
          {t('passcodes.revoke')}
        </Button>
      )}
    </li>
  );
}

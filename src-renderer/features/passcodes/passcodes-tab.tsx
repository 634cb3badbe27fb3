import './passcodes.css';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import type { TabProps } from '#renderer/features/events/tab.ts';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import type { Passcode } from '#shared/contract/users.ts';
import { PasscodeDialog } from './passcode-dialog.tsx';
import { PasscodeRow } from './passcode-row.tsx';
import { PasscodeSlip } from './passcode-slip.tsx';
import { useDesks } from './use-desks.ts';

/** What lets volunteers in for a while, without accounts. */
export function PasscodesTab({ event }: TabProps) {
  const { t } = useTranslation();
  const client = useClient();
  const desks = useDesks();
  const passcodes = useQuery({
    queryKey: keys.passcodes(event.id),
    queryFn: async () => (await client.passcodes.list({ eventId: event.id })).passcodes,
  }).data;
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<{ passcode: Passcode; code: string } | null>(null);
  if (passcodes === undefined || desks === undefined) return null;
  const create = (
    <Button variant="primary" icon={KeyRound} onClick={() => setCreating(true)}>
      {t('passcodes.create')}
    </Button>
  );
  const deskName = (id: string | null) =>
    id === null ? t('passcodes.allDesks') : (desks.find((desk) => desk.id === id)?.name ?? t('passcodes.otherDesk'));

  return (
    <section className="ui-stack" aria-label={t('events.tabs.passcodes')}>
      {passcodes.length === 0 ? (
        <EmptyState icon={KeyRound} title={t('passcodes.none')} actions={create}>
          {t('passcodes.noneHint')}
        </EmptyState>
      ) : (
        <>
          <div className="passcodes-head">
            <p className="ui-dim">{t('passcodes.hint')}</p>
            {create}
          </div>
          <ul className="ui-list">
            {passcodes.map((passcode) => (
              <PasscodeRow
                key={passcode.id}
                passcode={passcode}
                timeZone={event.timeZone}
                deskName={deskName(passcode.deskId)}
              />
            ))}
          </ul>
        </>
      )}
      {creating && (
        <PasscodeDialog
          event={event}
          desks={desks}
          onClose={() => setCreating(false)}
          onMade={(answer) => {
            setCreating(false);
            setMade(answer);
          }}
        />
      )}
      {made !== null && (
        <PasscodeSlip
          event={event}
          passcode={made.passcode}
          code={made.code}
          deskName={deskName(made.passcode.deskId)}
          onClose={() => setMade(null)}
        />
      )}
    </section>
  );
}

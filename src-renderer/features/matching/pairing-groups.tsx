import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { Button, Card, Tag } from '#renderer/ui/index.ts';
import type { PairingResult } from '#shared/contract/matching.ts';
import { FaceName } from './face-name.tsx';

/** Groups that are in the page at first, and that come with each press. */
const STEP = 100;

/** Who was put together, and who sits out. */
export function PairingGroups({ pairing: { groups, sittingOut } }: { pairing: PairingResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const door = useDoor();
  const [shown, setShown] = useState(STEP);
  return (
    <>
      {sittingOut.length > 0 && (
        <Card title={t('pairing.sittingOut')}>
          <p className="ui-dim">{t('pairing.sittingOutHint')}</p>
          <ul className="sitting-out">
            {sittingOut.slice(0, STEP).map((face) => (
              <li key={face.id}>
                <FaceName face={face} onOpen={door.showDetails} />
              </li>
            ))}
            {sittingOut.length > STEP && (
              <li className="ui-dim">
                {t('matching.andMore', { formatted: format.number(sittingOut.length - STEP) })}
              </li>
            )}
          </ul>
        </Card>
      )}
      <ol className="ui-list" aria-label={t('pairing.list')}>
        {groups.slice(0, shown).map((group, place) => (
          <li key={group.map(({ id }) => id).join(' ')} className="group" data-three={group.length > 2}>
            <span className="ui-dim">{format.number(place + 1)}</span>
            {group.map((face) => (
              <FaceName key={face.id} face={face} onOpen={door.showDetails} />
            ))}
            {group.length > 2 && <Tag tone="note">{t('pairing.three')}</Tag>}
          </li>
        ))}
      </ol>
      {groups.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + STEP)}>
            {t('matching.more', { formatted: format.number(groups.length - shown) })}
          </Button>
        </div>
      )}
    </>
  );
}

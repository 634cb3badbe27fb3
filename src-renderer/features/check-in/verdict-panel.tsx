import { IdCard, Info, Printer, StickyNote, Undo2, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useScans, useSession } from '#renderer/app/state/services.tsx';
import type { Shown } from '#renderer/features/scan/scan-desk.ts';
import { useFresh } from '#renderer/features/scan/use-fresh.ts';
import { useUndo } from '#renderer/features/scan/use-undo.ts';
import { VerdictFace } from '#renderer/features/scan/verdict-face.tsx';
import { Button } from '#renderer/ui/index.ts';
import { isPass } from '#shared/domain/verdict.ts';
import { useDoor } from './door-context.tsx';

/** How long a verdict is loud. */
const LOUD_MS = 6000;

/** The answer to the last scan, with what one may want to do about it. */
export function VerdictPanel({ shown, slim }: { shown: Shown; slim: boolean }) {
  const fresh = useFresh(shown.order, LOUD_MS) && shown.phase !== 'waiting';
  return (
    <VerdictFace
      shown={shown}
      fresh={fresh}
      slim={slim}
      actions={<Actions shown={shown} loud={fresh && !slim && !shown.undone} />}
      more={<More shown={shown} loud={fresh && !shown.undone} />}
    />
  );
}

function Actions({ shown, loud }: { shown: Shown; loud: boolean }) {
  const { t } = useTranslation();
  const door = useDoor();
  const scans = useScans();
  const undo = useUndo();
  const mayOverride = useSession((state) => state.may)('door.override');
  const { result } = shown;
  const variant = loud ? 'solid' : 'plain';

  if (shown.phase === 'fault')
    return (
      <Button variant={variant} onClick={scans.retry}>
        {t('common.retry')}
      </Button>
    );
  if (result === null || shown.undone) return null;
  const person = result.registration;

  if (isPass(result.verdict))
    return (
      <>
        {person !== null && result.verdict === 'admitted' && (
          <Button variant={variant} icon={Printer} onClick={() => door.print(person)}>
            {person.prints > 0 ? t('actions.printAgain') : t('actions.print')}
          </Button>
        )}
        <Button
          variant={variant}
          icon={Undo2}
          keys="Ctrl Z"
          onClick={() =>
            void undo({ checkInId: result.checkInId, name: person?.name ?? '', direction: result.direction })
          }
        >
          {t('actions.undo')}
        </Button>
      </>
    );
  if (person !== null && result.overridable && mayOverride)
    return (
      <Button
        variant={variant}
        size="l"
        onClick={() => door.open({ kind: 'override', person, inside: result.verdict === 'already' })}
      >
        {t('actions.override')}
      </Button>
    );
  if (result.verdict === 'notFound')
    return (
      <Button variant={variant} icon={UserPlus} keys="F4" onClick={() => door.open({ kind: 'walkIn', searched: '' })}>
        {t('actions.walkIn')}
      </Button>
    );
  return null;
}

function More({ shown, loud }: { shown: Shown; loud: boolean }) {
  const { t } = useTranslation();
  const door = useDoor();
  const person = shown.result?.registration;
  if (!person) return null;
  const variant = loud ? 'solid' : 'quiet';
  return (
    <>
      <Button
        variant={variant}
        icon={IdCard}
        onClick={() => door.open({ kind: 'assign', person, replace: person.badges > 0 })}
      >
        {t('actions.assign')}
      </Button>
      <Button variant={variant} icon={StickyNote} onClick={() => door.open({ kind: 'note', person })}>
        {t('actions.note')}
      </Button>
      <Button variant={variant} icon={Info} onClick={() => door.showDetails(person.id)}>
        {t('actions.details')}
      </Button>
    </>
  );
}

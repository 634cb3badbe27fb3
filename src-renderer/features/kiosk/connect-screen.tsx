import { HeartHandshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Icon, Name } from '#renderer/ui/index.ts';
import type { Face } from '#shared/contract/matching.ts';
import { LeavingRing } from './leaving-ring.tsx';

/**
 * Two badges right after each other: of two who want to connect, or of one who has finished and the next in the queue. Both are asked,
 * since a match cannot be unsaid to whom it was told; who says nothing is not connected.
 */
export function ConnectScreen({
  first,
  second,
  left,
  onConnect,
  onChange,
}: {
  first: Face;
  second: Face;
  left: number | null;
  onConnect: () => void;
  onChange: () => void;
}) {
  const { t } = useTranslation();
  const [one, two] = [first, second].map(({ name }) => name || t('details.noName'));
  return (
    <main className="kiosk kiosk-connect" data-tone="accent">
      <header className="kiosk-bar">
        <LeavingRing left={left} />
      </header>
      <span className="kiosk-connect-icon">
        <Icon of={HeartHandshake} size={88} />
      </span>
      <div role="alert">
        <h1>{t('kiosk.together')}</h1>
        <p className="kiosk-connect-names">
          <Name text={one ?? ''} /> <span aria-hidden="true">+</span> <Name text={two ?? ''} />
        </p>
        <p>{t('kiosk.togetherHint', { first: apart(one), second: apart(two) })}</p>
      </div>
      <div className="kiosk-connect-answers">
        <Button size="l" variant="primary" autoFocus onClick={onConnect}>
          {t('kiosk.connect')}
        </Button>
        <Button size="l" onClick={onChange}>
          {t('kiosk.isNext', { name: apart(two) })}
        </Button>
      </div>
    </main>
  );
}

/** A name in a sentence, in its own direction. */
function apart(name = ''): string {
  return `\u2068${name}\u2069`;
}

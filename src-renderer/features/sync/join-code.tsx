import { ArrowLeft, Camera } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScans } from '#renderer/app/state/services.tsx';
import { Button, TextArea } from '#renderer/ui/index.ts';

const CodeCamera = lazy(() => import('./code-camera.tsx'));

/** The code of a hub: scanned, read by a camera, typed or pasted. */
export function JoinCode({
  busy,
  fault,
  onCode,
  onBack,
}: {
  busy: boolean;
  fault: string | null;
  onCode: (code: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const scans = useScans();
  const [code, setCode] = useState('');
  /** What the fault is about: another code is none so far. */
  const [tried, setTried] = useState('');
  const [films, setFilms] = useState(false);
  const take = (read: string) => {
    setFilms(false);
    setCode(read);
    setTried(read);
    onCode(read);
  };
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(
    () =>
      scans.intercept((medium) => {
        if (medium.kind !== 'code') return false;
        taking.current(medium.code);
        return true;
      }),
    [scans],
  );
  const submit = () => {
    if (busy) return;
    setTried(code);
    onCode(code);
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
      <p>{t('sync.joinLead')}</p>
      <div className="sync-typed">
        <TextArea
          label={t('sync.codeField')}
          hint={t('sync.codeFieldHint')}
          error={code === tried ? fault : null}
          rows={3}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={2000}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.target.value)}
          onKeyDown={(event) => {
            // A scanner ends with it, and no code has a second line.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            submit();
          }}
        />
      </div>
      <div className="sync-foot">
        <Button icon={ArrowLeft} onClick={onBack}>
          {t('firstRun.back')}
        </Button>
        <Button icon={Camera} onClick={() => setFilms(true)}>
          {t('sync.camera')}
        </Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t('sync.look')}
        </Button>
      </div>
      <p role="status" className="ui-dim">
        {busy ? t('sync.looking') : ''}
      </p>
      {films && (
        <Suspense>
          <CodeCamera onCode={take} onClose={() => setFilms(false)} />
        </Suspense>
      )}
    </form>
  );
}

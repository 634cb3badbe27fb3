import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScans } from '#renderer/app/state/services.tsx';
import { Dialog } from '#renderer/ui/index.ts';
import { CameraView } from './camera-view.tsx';
import { createDoubleReadFilter } from './double-read.ts';
import { prepareReader, watchForCodes } from './read-codes.ts';

/** Reads codes with a camera, one after the other, until it is closed. */
export default function CameraDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const scans = useScans();
  const [live, setLive] = useState(false);
  const watch = useMemo(() => {
    prepareReader();
    return (video: HTMLVideoElement) => {
      const fresh = createDoubleReadFilter({ sliding: true });
      setLive(true);
      const stop = watchForCodes(video, (code) => {
        if (fresh(code, performance.now())) scans.code(code, 'camera');
      });
      return () => {
        setLive(false);
        stop();
      };
    };
  }, [scans]);

  return (
    <Dialog size="l" title={t('camera.title')} closeLabel={t('common.close')} onClose={onClose}>
      <CameraView label={t('camera.title')} framed onLive={watch} />
      {live && <p className="ui-dim">{t('camera.hint')}</p>}
    </Dialog>
  );
}

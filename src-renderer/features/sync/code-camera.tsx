import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraView } from '#renderer/features/scan/camera-view.tsx';
import { prepareReader, watchForCodes } from '#renderer/features/scan/read-codes.ts';
import { Dialog } from '#renderer/ui/index.ts';

/** Reads one code with a camera. */
export default function CodeCamera({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  const watch = useMemo(() => {
    prepareReader();
    return (video: HTMLVideoElement) => watchForCodes(video, (code) => latest.current(code));
  }, []);
  return (
    <Dialog size="l" title={t('sync.camera')} closeLabel={t('common.close')} onClose={onClose}>
      <CameraView label={t('sync.camera')} framed onLive={watch} />
    </Dialog>
  );
}

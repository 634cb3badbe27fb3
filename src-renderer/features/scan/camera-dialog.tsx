import './camera.css';
import { CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScans } from '#renderer/app/state/services.tsx';
import { Button, Dialog, EmptyState, Select } from '#renderer/ui/index.ts';
import { CameraError, type CameraFault, listCameras, openCamera, prepareReader, watchForCodes } from './camera.ts';
import { createDoubleReadFilter } from './double-read.ts';

/** Remembered per machine: it is the same camera tomorrow. */
const CAMERA = 'lanyard.camera';

/** Reads codes with a camera, one after the other, until it is closed. */
export default function CameraDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const scans = useScans();
  const video = useRef<HTMLVideoElement>(null);
  const [deviceId, setDeviceId] = useState(() => localStorage.getItem(CAMERA));
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([]);
  const [fault, setFault] = useState<CameraFault | null>(null);
  const [live, setLive] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts it again
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    let stream: MediaStream | null = null;
    let stop = () => {};
    let over = false;
    const fresh = createDoubleReadFilter({ sliding: true });
    setFault(null);
    setLive(false);
    prepareReader();
    const start = async () => {
      stream = await openCamera(deviceId);
      if (over) return stopStream(stream);
      element.srcObject = stream;
      await element.play();
      setLive(true);
      setCameras(await listCameras());
      if (over) return;
      stop = watchForCodes(element, (code) => {
        if (fresh(code, performance.now())) scans.code(code, 'camera');
      });
    };
    start().catch((error: unknown) => {
      if (over) return;
      // The camera of yesterday is not here today: any other will do.
      if (deviceId !== null && error instanceof CameraError && error.fault === 'none') setDeviceId(null);
      else setFault(error instanceof CameraError ? error.fault : 'failed');
    });
    return () => {
      over = true;
      stop();
      if (stream !== null) stopStream(stream);
    };
  }, [deviceId, attempt, scans]);

  useEffect(() => {
    const again = () => setAttempt((count) => count + 1);
    if (fault !== 'none') return;
    navigator.mediaDevices?.addEventListener('devicechange', again);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', again);
  }, [fault]);

  return (
    <Dialog size="l" title={t('camera.title')} closeLabel={t('common.close')} onClose={onClose}>
      <div className="camera" data-live={live}>
        <video ref={video} muted playsInline aria-label={t('camera.title')} />
        {live && <div className="camera-frame" aria-hidden="true" />}
        {!live && fault === null && <p role="status">{t('camera.starting')}</p>}
        {fault !== null && (
          <div className="camera-fault" role="alert">
            <EmptyState
              icon={CameraOff}
              title={t(`camera.${fault}`)}
              actions={<Button onClick={() => setAttempt(attempt + 1)}>{t('common.retry')}</Button>}
            >
              {fault !== 'failed' && t(`camera.${fault}Hint`)}
            </EmptyState>
          </div>
        )}
      </div>
      {live && <p className="ui-dim">{t('camera.hint')}</p>}
      {cameras.length > 1 && (
        <Select
          label={t('camera.choose')}
          value={deviceId ?? cameras[0]?.deviceId ?? ''}
          options={cameras.map((camera, index) => ({
            value: camera.deviceId,
            label: camera.label || t('camera.which', { number: index + 1 }),
          }))}
          onChange={(next) => {
            localStorage.setItem(CAMERA, next);
            setDeviceId(next);
          }}
        />
      )}
    </Dialog>
  );
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

import './camera.css';
import { CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Select } from '#renderer/ui/index.ts';
import { CameraError, type CameraFault, listCameras, openCamera } from './camera.ts';

/** Remembered per machine: it is the same camera tomorrow. */
const CAMERA = 'lanyard.camera';

/** What a camera sees, which one it is where there are several, and what to do where there is none. */
export function CameraView({
  label,
  framed = false,
  onLive,
}: {
  label: string;
  /** With a frame for what shall be held into the middle. */
  framed?: boolean;
  /** Told when there is a picture; answers how to stop what it began. To be the same function from one paint to the next. */
  onLive: (video: HTMLVideoElement) => () => void;
}) {
  const { t } = useTranslation();
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
    setFault(null);
    setLive(false);
    const start = async () => {
      stream = await openCamera(deviceId);
      if (over) return stopStream(stream);
      element.srcObject = stream;
      await element.play();
      setLive(true);
      setCameras(await listCameras());
      if (over) return;
      stop = onLive(element);
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
  }, [deviceId, attempt, onLive]);

  useEffect(() => {
    const again = () => setAttempt((count) => count + 1);
    if (fault !== 'none') return;
    navigator.mediaDevices?.addEventListener('devicechange', again);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', again);
  }, [fault]);

  return (
    <>
      <div className="camera" data-live={live}>
        <video ref={video} muted playsInline aria-label={label} />
        {live && framed && <div className="camera-frame" aria-hidden="true" />}
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
    </>
  );
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

import { Camera } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Who } from '#renderer/features/check-in/door-context.tsx';
import { CameraView } from '#renderer/features/scan/camera-view.tsx';
import { Button, Dialog, Name } from '#renderer/ui/index.ts';
import { jpegOf } from './shrink.ts';

/** Takes a photo of whoever stands at the desk. */
export function TakePhotoDialog({
  person,
  onPhoto,
  onClose,
}: {
  person: Who;
  onPhoto: (photo: File) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const onLive = useCallback((element: HTMLVideoElement) => {
    setVideo(element);
    return () => setVideo(null);
  }, []);
  const take = async (element: HTMLVideoElement) => {
    const blob = await jpegOf(element, { width: element.videoWidth, height: element.videoHeight });
    onClose();
    onPhoto(new File([blob], 'photo.jpg', { type: blob.type }));
  };
  return (
    <Dialog
      size="l"
      title={<Name text={person.name} />}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            icon={Camera}
            variant="primary"
            disabled={video === null}
            onClick={() => video !== null && void take(video)}
          >
            {t('documents.take')}
          </Button>
        </>
      }
    >
      <CameraView label={t('documents.camera')} onLive={onLive} />
    </Dialog>
  );
}

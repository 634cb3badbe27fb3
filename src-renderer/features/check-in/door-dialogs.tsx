import { lazy, Suspense } from 'react';
import { PreviewDialog } from '#renderer/features/documents/preview-dialog.tsx';
import { TakePhotoDialog } from '#renderer/features/documents/take-photo-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { DetailsDrawer } from './details-drawer.tsx';
import type { DoorDialog } from './door-context.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { WalkInDialog } from './walk-in-dialog.tsx';

// The barcode reader is by far the largest part of the screen and seldom used.
const CameraDialog = lazy(() => import('#renderer/features/scan/camera-dialog.tsx'));

/** Whatever is open over the check-in screen. */
export function DoorDialogs({
  dialog,
  detailsId,
  onClose,
}: {
  dialog: DoorDialog | null;
  detailsId: string | null;
  onClose: () => void;
}) {
  return (
    <>
      {detailsId !== null && <DetailsDrawer key={detailsId} id={detailsId} onClose={onClose} />}
      {dialog?.kind === 'walkIn' && <WalkInDialog searched={dialog.searched} onClose={onClose} />}
      {dialog?.kind === 'override' && (
        <OverrideDialog person={dialog.person} inside={dialog.inside} onClose={onClose} />
      )}
      {dialog?.kind === 'assign' && <AssignDialog person={dialog.person} replace={dialog.replace} onClose={onClose} />}
      {dialog?.kind === 'note' && <NoteDialog person={dialog.person} onClose={onClose} />}
      {dialog?.kind === 'document' && <PreviewDialog document={dialog.document} onClose={onClose} />}
      {dialog?.kind === 'photo' && (
        <TakePhotoDialog person={dialog.person} onPhoto={dialog.onPhoto} onClose={onClose} />
      )}
      {dialog?.kind === 'camera' && (
        <Suspense>
          <CameraDialog onClose={onClose} />
        </Suspense>
      )}
    </>
  );
}

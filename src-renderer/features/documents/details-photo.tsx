import './documents.css';
import { Camera, ImageUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { FileButton } from '#renderer/features/forms/file-button.tsx';
import { Button } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { PersonPhoto } from './person-photo.tsx';
import { UploadFault } from './upload-fault.tsx';
import { useDocument, useRemoveDocument } from './use-documents.ts';
import { ACCEPTED, useUpload } from './use-upload.ts';

/** What somebody looks like, for whoever is at the door; everybody there may add it, by file or by camera. */
export function DetailsPhoto({ person }: { person: RegistrationSummary }) {
  const { t } = useTranslation();
  const door = useDoor();
  const photo = useDocument(person.id, 'photo') ?? null;
  const upload = useUpload({ registrationId: person.id, name: person.name, kind: 'photo' });
  const remove = useRemoveDocument();
  const shown = photo !== null && !photo.missing;
  return (
    <section className="details-photo" aria-label={t('documents.kind.photo')}>
      {shown ? (
        <button
          type="button"
          className="details-face"
          aria-label={t('documents.showPhoto', { name: person.name })}
          onClick={() => door.open({ kind: 'document', document: photo })}
        >
          <PersonPhoto person={person} />
        </button>
      ) : (
        <span className="details-face">
          <PersonPhoto person={person} />
        </span>
      )}
      <div className="ui-line">
        <FileButton
          icon={ImageUp}
          accept={ACCEPTED.photo}
          busy={upload.busy}
          onFile={(file) => void upload.send(file, shown ? photo : null)}
        >
          {photo === null ? t('documents.addPhoto') : t('documents.replacePhoto')}
        </FileButton>
        <Button
          icon={Camera}
          onClick={() =>
            door.open({ kind: 'photo', person, onPhoto: (file) => void upload.send(file, shown ? photo : null) })
          }
        >
          {t('documents.takePhoto')}
        </Button>
        {photo !== null && (
          <Button icon={Trash2} variant="danger" onClick={() => void remove(photo)}>
            {t('documents.removePhoto')}
          </Button>
        )}
      </div>
      {photo?.missing && <p className="ui-dim">{t('documents.missingHint')}</p>}
      <UploadFault state={upload.state} />
    </section>
  );
}

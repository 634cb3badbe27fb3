import './documents.css';
import { Download, Eye, FileText, RefreshCw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useMayHere } from '#renderer/app/use-may-here.ts';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { FileButton } from '#renderer/features/forms/file-button.tsx';
import { FileDrop } from '#renderer/features/forms/file-drop.tsx';
import { Button, Icon, Name, ProgressBar, Tag } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { MAX_MEGABYTES } from '#shared/domain/documents.ts';
import { UploadFault } from './upload-fault.tsx';
import { useDocument, useRemoveDocument, useSaveDocument } from './use-documents.ts';
import { ACCEPTED, useUpload } from './use-upload.ts';

/** The résumé of a registration, for those who manage the list. */
export function DetailsResume({ person }: { person: RegistrationSummary }) {
  return useMayHere(person.eventId, 'people.manage') ? <Resume person={person} /> : null;
}

function Resume({ person }: { person: RegistrationSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const door = useDoor();
  const save = useSaveDocument();
  const remove = useRemoveDocument();
  const resume = useDocument(person.id, 'resume');
  const upload = useUpload({ registrationId: person.id, name: person.name, kind: 'resume' });
  if (resume === undefined) return null;
  return (
    <section className="details-part" aria-label={t('documents.heading')}>
      <h3>{t('documents.heading')}</h3>
      {resume === null ? (
        <div className="details-drop">
          <FileDrop
            icon={FileText}
            title={t('documents.addResume')}
            hint={t('documents.resumeHint', { size: MAX_MEGABYTES.resume })}
            accept={ACCEPTED.resume}
            onFile={(file) => void upload.send(file, null)}
          />
        </div>
      ) : (
        <>
          <div className="document-what">
            <Icon of={FileText} size={28} />
            <div>
              <b>
                <Name text={resume.name} cut />
              </b>
              <span className="ui-dim">
                {t('documents.kind.resume')} · {format.bytes(resume.size)} · {format.moment(resume.uploadedAt)}
              </span>
            </div>
            {resume.missing && <Tag tone="warn">{t('documents.missing')}</Tag>}
          </div>
          {resume.missing && <p className="ui-dim">{t('documents.missingHint')}</p>}
          <div className="ui-line">
            {!resume.missing && (
              <>
                <Button icon={Eye} onClick={() => door.open({ kind: 'document', document: resume })}>
                  {t('documents.preview')}
                </Button>
                <Button icon={Download} onClick={() => void save(resume)}>
                  {t('documents.save')}
                </Button>
              </>
            )}
            <FileButton
              icon={RefreshCw}
              accept={ACCEPTED.resume}
              busy={upload.busy}
              onFile={(file) => void upload.send(file, resume)}
            >
              {t('documents.replace')}
            </FileButton>
            <Button icon={Trash2} variant="danger" onClick={() => void remove(resume)}>
              {t('documents.remove')}
            </Button>
          </div>
        </>
      )}
      {upload.state.at === 'sending' && <ProgressBar value={upload.state.done} label={t('documents.sending')} />}
      <UploadFault state={upload.state} />
    </section>
  );
}

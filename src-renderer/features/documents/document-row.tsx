import { Download, Eye, FileText, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useDoor } from '#renderer/features/check-in/door-context.tsx';
import { formatSpan } from '#renderer/features/events/time.ts';
import { Icon, IconButton, Name, Tag } from '#renderer/ui/index.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';
import { PersonPhoto } from './person-photo.tsx';
import { useRemoveDocument, useSaveDocument } from './use-documents.ts';

/** A document in a list: whose it is, what it is, and what one may want of it. */
export function DocumentRow({ document, timeZone }: { document: DocumentRecord; timeZone: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const door = useDoor();
  const save = useSaveDocument();
  const remove = useRemoveDocument();
  const { id, registrationId, person, kind, name, size, uploadedAt, missing } = document;
  const of = { name: person };
  return (
    <li className="document">
      <span className="document-sign">
        {kind === 'photo' ? (
          <PersonPhoto person={{ id: registrationId, photoId: missing ? null : id, name: person }} />
        ) : (
          <Icon of={FileText} size={26} />
        )}
      </span>
      <button type="button" className="document-who" onClick={() => door.showDetails(registrationId)}>
        <b>
          <Name text={person} cut />
        </b>
        <Name text={name} cut />
        <span className="ui-dim">
          {t(`documents.kind.${kind}`)} · {format.bytes(size)} ·{' '}
          {formatSpan({ startAt: uploadedAt, endAt: null, timeZone }, i18n.language)}
        </span>
      </button>
      {missing && <Tag tone="warn">{t('documents.missing')}</Tag>}
      <span className="document-acts">
        {!missing && (
          <>
            <IconButton
              icon={Eye}
              label={t(`documents.previewOf.${kind}`, of)}
              onClick={() => door.open({ kind: 'document', document })}
            />
            <IconButton icon={Download} label={t(`documents.saveOf.${kind}`, of)} onClick={() => void save(document)} />
          </>
        )}
        <IconButton icon={Trash2} label={t(`documents.removeOf.${kind}`, of)} onClick={() => void remove(document)} />
      </span>
    </li>
  );
}

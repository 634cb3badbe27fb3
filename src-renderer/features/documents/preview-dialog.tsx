import './documents.css';
import { useQuery } from '@tanstack/react-query';
import { Download, FileX2, type LucideIcon, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Dialog, EmptyState, Name } from '#renderer/ui/index.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';
import { useSaveDocument } from './use-documents.ts';

/**
 * A look at a document. Pictures are shown: as the source of an `<img>` nothing in them runs. All else is saved and opened by
 * a program of its own. A PDF would need the browser's viewer, which Chromium starts only in frames without a sandbox: our
 * pages load no frames at all, Electron's windows refuse to navigate one, and what is downloaded comes under a policy that
 * sandboxes it. Giving all three up for a file that a stranger made is not worth the click.
 */
export function PreviewDialog({ document, onClose }: { document: DocumentRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const save = useSaveDocument();
  const { id, name, person, kind, size, uploadedAt, mimeType } = document;
  const isPicture = mimeType.startsWith('image/');
  const opened = useQuery({
    queryKey: keys.openedDocument(id),
    queryFn: () => client.documents.open({ id }),
    // Whoever looks again gets a fresh address.
    gcTime: 0,
    staleTime: 0,
  });
  return (
    <Dialog
      size="l"
      title={<Name text={kind === 'photo' ? person : name} />}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={
        <Button icon={Download} variant={isPicture ? 'plain' : 'primary'} onClick={() => void save(document)}>
          {t('documents.save')}
        </Button>
      }
    >
      <p className="ui-dim">
        {t(`documents.kind.${kind}`)}
        {kind === 'resume' && (
          <>
            {' · '}
            <Name text={person} />
          </>
        )}{' '}
        · {format.bytes(size)} · {format.moment(uploadedAt)}
      </p>
      {opened.isError ? (
        <Instead icon={FileX2} title={t('documents.missing')}>
          {sentenceOf(opened.error, t)}
        </Instead>
      ) : isPicture ? (
        <div className="document-picture">
          {opened.data && <img src={opened.data.url} alt={t(`documents.pictureOf.${kind}`, { name: person })} />}
        </div>
      ) : (
        <Instead icon={ShieldCheck} title={t('documents.notShown')}>
          {t('documents.notShownHint')}
        </Instead>
      )}
    </Dialog>
  );
}

function Instead({ icon, title, children }: { icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <div className="document-picture" data-empty="true">
      <EmptyState icon={icon} title={title}>
        {children}
      </EmptyState>
    </div>
  );
}

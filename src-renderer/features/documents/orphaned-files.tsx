import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useFormat } from '#renderer/app/format.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, Name } from '#renderer/ui/index.ts';
import type { StoredFile } from '#shared/contract/documents.ts';

/** Enough to see of what kind they are. */
const SHOWN = 100;
/** As many as one call takes. */
const AT_ONCE = 50_000;

interface Cleaned {
  deleted: number;
  bytes: number;
}

/** Files that no document refers to: looked at, and then deleted for good. */
export function OrphanedFiles({
  files,
  bytes,
  onCleaned,
}: {
  files: readonly StoredFile[];
  bytes: number;
  onCleaned: (cleaned: Cleaned) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  // Those that were looked at, whatever is found while the question stands.
  const [asking, setAsking] = useState<{ files: readonly StoredFile[]; bytes: number } | null>(null);
  return (
    <section className="files-part" aria-labelledby="files-orphans">
      <h3 id="files-orphans">{t('files.orphans', { count: files.length, size: format.bytes(bytes) })}</h3>
      <p className="ui-dim">{t('files.orphansHint')}</p>
      <ul className="files-list">
        {files.slice(0, SHOWN).map(({ name, size, changedAt }) => (
          <li key={name}>
            <code>
              <Name text={name} cut />
            </code>
            <span className="ui-dim">
              {format.bytes(size)} · {format.moment(changedAt)}
            </span>
          </li>
        ))}
      </ul>
      {files.length > SHOWN && <p className="ui-dim">{t('files.more', { count: files.length - SHOWN })}</p>}
      <div>
        <Button icon={Trash2} variant="danger" onClick={() => setAsking({ files: files.slice(0, AT_ONCE), bytes })}>
          {t('files.delete', { count: files.length })}
        </Button>
      </div>
      {asking !== null && <CleanDialog {...asking} onCleaned={onCleaned} onClose={() => setAsking(null)} />}
    </section>
  );
}

function CleanDialog({
  files,
  bytes,
  onCleaned,
  onClose,
}: {
  files: readonly StoredFile[];
  bytes: number;
  onCleaned: (cleaned: Cleaned) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const format = useFormat();
  const form = useForm({
    initial: {},
    check: () => ({}),
    async submit() {
      onCleaned(await client.documents.cleanUp({ names: files.map(({ name }) => name) }));
      onClose();
      await queries.invalidateQueries({ queryKey: keys.fileReview });
    },
  });
  return (
    <FormDialog
      size="s"
      title={t('files.deleteTitle', { count: files.length })}
      action={t('files.deleteSure', { count: files.length })}
      variant="danger"
      busy={form.busy}
      fault={form.fault}
      onSubmit={() => void form.submit()}
      onClose={onClose}
    >
      <p>{t('files.deleteHint', { size: format.bytes(bytes) })}</p>
    </FormDialog>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Name } from '#renderer/ui/index.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';

/** More are as good as all of them: then the folder itself is gone. */
const SHOWN = 100;

/** Documents whose file is not on this computer, by person. */
export function MissingFiles({ documents }: { documents: readonly DocumentRecord[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="files-part" aria-labelledby="files-missing">
      <h3 id="files-missing">{t('files.missing', { count: documents.length })}</h3>
      <p className="ui-dim">{t('files.missingHint')}</p>
      <ul className="files-list">
        {documents.slice(0, SHOWN).map(({ id, person, kind, name, uploadedAt }) => (
          <li key={id}>
            <span>
              <b>
                <Name text={person} cut />
              </b>
              <Name text={name} cut />
            </span>
            <span className="ui-dim">
              {t(`documents.kind.${kind}`)} · {format.moment(uploadedAt)}
            </span>
          </li>
        ))}
      </ul>
      {documents.length > SHOWN && <p className="ui-dim">{t('files.more', { count: documents.length - SHOWN })}</p>}
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Name } from '#renderer/ui/index.ts';
import type { ErasurePreview } from '#shared/contract/privacy.ts';

const COUNTED = ['checkIns', 'badges', 'documents', 'messages'] as const;

/** Who is erased and what of them goes; then what stays. */
export function ErasePreview({ preview }: { preview: ErasurePreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, email, events, accounts } = preview;
  const going = accounts.filter(({ goes }) => goes);
  const staying = accounts.filter(({ goes }) => !goes);
  return (
    <>
      <p className="erase-who">
        <Name text={name === '' ? t('privacy.noName') : name} />
        {email !== null && <Name text={email} className="ui-dim" />}
      </p>
      <dl className="erase-facts">
        <div>
          <dt>{t('privacy.preview.events')}</dt>
          <dd>
            {events.map((event, index) => (
              // Two events may have one title.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change while it is shown
              <Name key={index} text={event} />
            ))}
          </dd>
        </div>
        {COUNTED.map((what) => (
          <div key={what}>
            <dt>{t(`privacy.preview.${what}`)}</dt>
            <dd>{format.number(preview[what])}</dd>
          </div>
        ))}
        {going.length > 0 && (
          <div>
            <dt>{t('privacy.preview.accounts')}</dt>
            <dd>
              {going.map((account) => (
                <Name key={account.email} text={account.email} />
              ))}
            </dd>
          </div>
        )}
      </dl>
      <p>{t('privacy.stays')}</p>
      {staying.length > 0 && (
        <p className="form-fault" data-tone="warn">
          {t('privacy.accountStays', { email: staying.map((account) => account.email).join(', ') })}
        </p>
      )}
      <p className="form-fault" data-tone="no">
        {t('privacy.noUndo')}
      </p>
    </>
  );
}

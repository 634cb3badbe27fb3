import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useDesks } from '#renderer/features/passcodes/use-desks.ts';
import { Card, Name, Tag } from '#renderer/ui/index.ts';

/** The desks that take part: this one first. */
export function DeskList() {
  const { t } = useTranslation();
  const format = useFormat();
  const desks = useDesks();
  if (desks === undefined) return null;
  return (
    <Card title={t('organization.desks')}>
      <p className="ui-dim">{t(desks.length === 1 ? 'organization.desksOne' : 'organization.desksHint')}</p>
      <ul className="organization-desks" aria-label={t('organization.desks')}>
        {desks.map((desk) => (
          <li key={desk.id}>
            <span>
              <b>
                <Name text={desk.name} cut />
              </b>
              <span className="ui-dim">
                {desk.version !== null && `${t('settings.version', { version: desk.version })} · `}
                {t('organization.changed', { time: format.moment(desk.updatedAt) })}
              </span>
            </span>
            {desk.own && <Tag tone="accent">{t('organization.ownDesk')}</Tag>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { IdCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { Button } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { useDoor } from './door-context.tsx';
import { useChange } from './use-patch.ts';

/** NFC badges: the ones that work and the ones that did. */
export function DetailsBadges({ details }: { details: RegistrationDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const door = useDoor();
  const { summary, badges } = details;
  const change = useChange(summary.id);
  const valid = badges.some((badge) => badge.revokedAt === null);
  return (
    <section className="details-part">
      <div className="details-head">
        <h3>{t('details.badges')}</h3>
        <Button
          variant="quiet"
          icon={IdCard}
          onClick={() => door.open({ kind: 'assign', person: summary, replace: valid })}
        >
          {valid ? t('details.replace') : t('details.assign')}
        </Button>
      </div>
      {badges.length === 0 && <p className="ui-dim">{t('details.noBadges')}</p>}
      <ul className="badges">
        {badges.map((badge) => (
          <li key={badge.id} data-revoked={badge.revokedAt !== null}>
            <div>
              <code className="selectable">{badge.uid}</code>
              <span className="ui-dim">
                {badge.revokedAt === null
                  ? t('details.issued', { time: format.moment(badge.issuedAt) })
                  : t('details.revoked', { time: format.moment(badge.revokedAt) })}
              </span>
              {badge.revokedReason && (
                <span className="ui-dim" dir="auto">
                  {badge.revokedReason}
                </span>
              )}
            </div>
            {badge.revokedAt === null && (
              <Button
                variant="danger"
                onClick={() => void change(() => client.registrations.revokeBadge({ badgeId: badge.id }))}
              >
                {t('details.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

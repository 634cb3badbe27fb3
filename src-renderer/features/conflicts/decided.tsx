import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Icon } from '#renderer/ui/index.ts';
import type { Conflict } from '#shared/contract/conflicts.ts';

/** What was done about a conflict, where and by whom: more than once where desks have dealt with it apart. */
export function Decided({ conflict, zone }: { conflict: Conflict; zone: ZoneFormat }) {
  const { t } = useTranslation();
  return (
    <ul className="conflict-decided">
      {conflict.handled.map(({ decision, at, deskName, by, note }) => (
        <li key={`${at} ${deskName}`}>
          <Icon of={Check} />
          <span>
            <b>{decision === 'leave' ? t(`conflicts.leave.${conflict.kind}`) : t(`conflicts.decided.${decision}`)}</b>{' '}
            <span className="ui-dim">
              <bdi>{t('conflicts.decidedAt', { time: zone.moment(at), desk: deskName })}</bdi>
              {by !== null && (
                <>
                  {', '}
                  <bdi>{t('conflicts.by', { name: by })}</bdi>
                </>
              )}
            </span>
            {note !== null && (
              <span className="conflict-note" dir="auto">
                {note}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Card } from '#renderer/ui/index.ts';
import type { Dashboard } from '#shared/contract/records.ts';
import { MEETING_STATUSES } from '#shared/domain/meeting.ts';
import { BarTable } from './bar-table.tsx';
import { share } from './figures.ts';
import type { ZoneFormat } from './zone-format.ts';

/** What became of the meetings, and to how many somebody did not come. */
export function MeetingsCard({ meetings, zone }: { meetings: Dashboard['meetings']; zone: ZoneFormat }) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = MEETING_STATUSES.reduce((sum, status) => sum + meetings[status], 0);
  const missed = share(meetings.noShow, meetings.completed + meetings.noShow);
  if (total === 0)
    return (
      <Card title={t('overview.meetings')}>
        <p className="ui-dim">{t('overview.noMeetings')}</p>
      </Card>
    );
  return (
    <Card title={t('overview.meetings')}>
      <p>
        {missed === null
          ? t('overview.meetingsNone')
          : t('overview.meetingsSaid', {
              held: format.number(meetings.completed),
              missed: format.number(meetings.noShow),
              percent: zone.percent(missed),
            })}
      </p>
      <BarTable
        label={t('overview.meetings')}
        head={[t('overview.status'), t('overview.count')]}
        rows={MEETING_STATUSES.map((status) => ({
          key: status,
          name: t(`overview.meeting.${status}`),
          whole: meetings[status],
          part: meetings[status],
          cells: [format.number(meetings[status])],
        }))}
      />
    </Card>
  );
}

import { Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Icon, Name } from '#renderer/ui/index.ts';
import type { Held, Visit } from '#shared/contract/kiosk.ts';
import type { MatchRow } from '#shared/contract/matching.ts';
import { KioskFace } from './kiosk-face.tsx';
import { SmallMap } from './small-map.tsx';

/** Two like each other: the whole screen says so, and where they meet. */
export function MatchScreen({
  visit,
  match,
  held,
  eventId,
  onClose,
}: {
  visit: Visit;
  match: MatchRow;
  held: Held;
  eventId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const other = match.first.id === visit.self.id ? match.second : match.first;
  const meeting = visit.meetings.find(({ matchId }) => matchId === match.id);
  const seeing = { eventId, held };
  const where =
    meeting === undefined || meeting.table === null || meeting.startAt === null
      ? t('kiosk.meetLater')
      : t('kiosk.meetAt', { table: meeting.table, time: format.clock(meeting.startAt) });
  return (
    <main className="kiosk kiosk-match" data-tone="accent">
      <div className="kiosk-match-faces">
        <KioskFace face={visit.self} seeing={seeing} />
        <span className="kiosk-match-heart">
          <Icon of={Heart} size={44} />
        </span>
        <KioskFace face={other} seeing={seeing} />
      </div>
      <div role="alert">
        <h1>{t('kiosk.bothLike')}</h1>
        <p className="kiosk-match-name">
          <Name text={other.name || t('details.noName')} />
        </p>
        {other.company && (
          <p>
            <Name text={[other.jobTitle, other.company].filter(Boolean).join(' · ')} />
          </p>
        )}
        <p className="kiosk-match-where">{where}</p>
      </div>
      {meeting?.table != null && meeting.place !== null && <SmallMap table={meeting.table} place={meeting.place} />}
      <Button size="l" variant="solid" autoFocus onClick={onClose}>
        {t('kiosk.goOn')}
      </Button>
    </main>
  );
}

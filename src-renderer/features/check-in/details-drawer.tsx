import { useTranslation } from 'react-i18next';
import { useRegistration } from '#renderer/api/queries.ts';
import { useDesk, useEventId } from '#renderer/app/state/services.tsx';
import { DetailsAvailability } from '#renderer/features/availability/details-availability.tsx';
import { DetailsPhoto } from '#renderer/features/documents/details-photo.tsx';
import { DetailsResume } from '#renderer/features/documents/details-resume.tsx';
import { DetailsInterests } from '#renderer/features/interests/details-interests.tsx';
import { DetailsMatches } from '#renderer/features/matching/details-matches.tsx';
import { DetailsMeetings } from '#renderer/features/paper/details-meetings.tsx';
import { Button, Dialog, EmptyState, Name } from '#renderer/ui/index.ts';
import { DetailsBadges } from './details-badges.tsx';
import { DetailsConsents } from './details-consents.tsx';
import { DetailsFacts } from './details-facts.tsx';
import { DetailsHistory } from './details-history.tsx';
import { DetailsManage } from './details-manage.tsx';
import { DetailsNote } from './details-note.tsx';
import { DetailsStatus } from './details-status.tsx';
import { useDoor } from './door-context.tsx';
import { standingOf } from './standing.ts';

/** Everything about one person, and everything that can be done about them. */
export function DetailsDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const door = useDoor();
  const direction = useDesk((state) => state.settings?.direction ?? 'entry');
  const eventId = useEventId();
  const query = useRegistration(id);
  const details = query.data;

  if (query.isError)
    return (
      <Dialog kind="drawer" title="" closeLabel={t('common.close')} onClose={onClose}>
        <EmptyState title={t('details.gone')} />
      </Dialog>
    );
  // Local data: the drawer opens with it and not before, so that nothing jumps.
  if (details === undefined) return null;
  const { summary } = details;
  const standing = standingOf(summary);
  // A desk checks in for its own event; details of others are opened from the event's page.
  const passable =
    summary.eventId === eventId &&
    (direction === 'exit' ? standing === 'in' : standing === 'expected' || standing === 'left');

  return (
    <Dialog
      kind="drawer"
      title={<Name text={summary.name || (summary.email ?? t('details.noName'))} />}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => door.print(summary)}>
            {summary.prints > 0 ? t('actions.printAgain') : t('actions.print')}
          </Button>
          {passable && (
            <Button
              variant="primary"
              onClick={() => {
                onClose();
                door.present(id);
              }}
            >
              {direction === 'exit' ? t('actions.checkOut') : t('actions.checkIn')}
            </Button>
          )}
        </>
      }
    >
      <DetailsPhoto person={summary} />
      <DetailsStatus details={details} />
      <DetailsNote details={details} />
      <DetailsFacts details={details} />
      <DetailsInterests key={id} details={details} />
      <DetailsAvailability key={`rounds-${id}`} details={details} />
      <DetailsMatches person={summary} />
      <DetailsMeetings person={summary} />
      <DetailsBadges details={details} />
      <DetailsResume person={summary} />
      <DetailsConsents details={details} />
      <DetailsHistory details={details} />
      <DetailsManage details={details} onClose={onClose} />
    </Dialog>
  );
}

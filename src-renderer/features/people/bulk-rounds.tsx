import { useTranslation } from 'react-i18next';
import { useEvents, useProgramme } from '#renderer/api/queries.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Checkbox, Name, Segmented } from '#renderer/ui/index.ts';
import type { BulkDetail } from './bulk.ts';

/** For which rounds something is said of many at once, and whether they can come then. */
export function BulkRounds({
  eventId,
  detail,
  onDetail,
}: {
  eventId: string;
  detail: BulkDetail;
  onDetail: (detail: BulkDetail) => void;
}) {
  const { t } = useTranslation();
  const event = useEvents().data?.find(({ id }) => id === eventId);
  const zone = useZoneFormat(event?.timeZone ?? null);
  const rounds = useProgramme(eventId).data?.rounds ?? [];
  const { roundIds, available } = detail;
  const toggle = (ids: readonly string[], chosen: boolean) => {
    const others = roundIds.filter((id) => !ids.includes(id));
    onDetail({ ...detail, roundIds: chosen ? [...others, ...ids] : others });
  };
  if (rounds.length === 0) return <p role="status">{t('people.bulk.noRounds')}</p>;
  const all = roundIds.length === rounds.length;
  return (
    <>
      <Segmented
        label={t('people.bulk.whether')}
        value={available ? 'there' : 'away'}
        options={[
          { value: 'away', label: t('people.bulk.away') },
          { value: 'there', label: t('people.bulk.there') },
        ]}
        onChange={(value) => onDetail({ ...detail, available: value === 'there' })}
      />
      <fieldset className="bulk-rounds">
        <legend className="ui-legend">{t('people.bulk.rounds')}</legend>
        <Checkbox
          label={t('people.bulk.allRounds')}
          checked={all}
          mixed={roundIds.length > 0 && !all}
          onChange={() =>
            toggle(
              rounds.map(({ id }) => id),
              !all,
            )
          }
        />
        {rounds.map(({ id, name, startAt }) => (
          <Checkbox
            key={id}
            label={
              <>
                {zone.moment(startAt)} <Name text={name} className="ui-dim" />
              </>
            }
            checked={roundIds.includes(id)}
            onChange={() => toggle([id], !roundIds.includes(id))}
          />
        ))}
      </fieldset>
    </>
  );
}

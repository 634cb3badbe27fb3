import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '#renderer/features/events/time.ts';
import { Checkbox, IconButton, Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Round } from '#shared/contract/programme.ts';

/** A round, on the clocks of the event. */
export function RoundRow({
  event,
  round,
  selected,
  readOnly,
  onToggle,
  onEdit,
}: {
  event: EventRecord;
  round: Round;
  selected: boolean;
  readOnly: boolean;
  onToggle: () => void;
  onEdit: () => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <li className="round" data-selected={selected} data-fixed={readOnly}>
      {!readOnly && (
        <Checkbox
          aria-label={t('programme.selectNamed', { name: round.name })}
          checked={selected}
          onChange={onToggle}
        />
      )}
      <b>
        <Name text={round.name} cut />
      </b>
      <span className="round-time">{formatSpan({ ...round, timeZone: event.timeZone }, i18n.language)}</span>
      <span className="ui-dim round-place">
        {round.locationText !== null && <Name text={round.locationText} cut />}
      </span>
      {!readOnly && (
        <IconButton icon={Pencil} label={t('programme.editNamed', { name: round.name })} onClick={onEdit} />
      )}
    </li>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/contract/meetings.ts';
import type { Plan } from '#shared/contract/plans.ts';
import { takesPlace } from '#shared/domain/meeting.ts';
import type { PaperPerson } from '#shared/domain/paper.ts';
import { scheduleSheet } from '#shared/domain/paper-sheets.ts';
import { PaperDialog } from './paper-dialog.tsx';
import { usePaperWords } from './use-paper-words.ts';

/** What somebody has, on paper for their hand. */
export function SchedulePaperDialog({
  event,
  plan,
  person,
  appointments,
  onClose,
}: {
  event: Pick<EventRecord, 'title' | 'timeZone'>;
  /** The one that counts; null where none does. */
  plan: Plan | null;
  person: PaperPerson;
  appointments: readonly Appointment[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { words, headOf } = usePaperWords(event);
  const sheets = useMemo(() => {
    const meetings = appointments
      .filter(({ status }) => takesPlace(status))
      .map(({ others, ...meeting }) => ({ ...meeting, people: others }));
    return [() => scheduleSheet({ person, meetings }, 'pages', headOf(plan), words)];
  }, [appointments, person, plan, headOf, words]);
  return (
    <PaperDialog
      title={t('paper.scheduleOf', { name: person.name || t('details.noName') })}
      sheets={sheets}
      count={{ some: (counted) => t('paper.count.people', counted), none: '' }}
      onClose={onClose}
    />
  );
}

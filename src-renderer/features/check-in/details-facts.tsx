import { SquarePen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { FactsDialog } from './facts-dialog.tsx';

/** What is known: the fields of the app, then the questions and columns of the file. */
export function DetailsFacts({ details }: { details: RegistrationDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayEdit = useSession((state) => state.may)('door.work');
  const [editing, setEditing] = useState(false);
  const { summary } = details;
  const facts = [
    [t('details.company'), summary.company],
    [t('details.jobTitle'), summary.jobTitle],
    [t('details.ticketType'), summary.ticketType],
    [t('details.email'), summary.email],
    [t('details.phone'), details.phone],
    [t('details.order'), summary.orderCode],
    [t('details.codes'), details.ticketCodes.join('\n') || null],
    [t('details.seat'), details.seat],
    [t('details.joined'), details.joinedAt === null ? null : format.moment(details.joinedAt)],
    [t('details.source'), t(`details.sources.${details.source}`)],
  ] as const;
  return (
    <>
      <section className="details-part">
        <h3>{t('details.facts')}</h3>
        <Facts facts={facts} />
        {mayEdit && (
          <div>
            <Button icon={SquarePen} onClick={() => setEditing(true)}>
              {t('details.editFacts')}
            </Button>
          </div>
        )}
        {editing && <FactsDialog details={details} onClose={() => setEditing(false)} />}
      </section>
      {Object.keys(details.extra).length > 0 && (
        <section className="details-part">
          <h3>{t('details.extra')}</h3>
          <Facts facts={Object.entries(details.extra)} />
        </section>
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, string | null])[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd className="selectable" dir="auto">
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCompanions } from '#renderer/api/queries.ts';
import { useDesk, useScans } from '#renderer/app/state/services.tsx';
import { Button, Grid } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { ReentryRule } from '#shared/domain/verdict.ts';
import { PersonRow } from './person-row.tsx';
import { rowActionOf } from './standing.ts';

/** The others on the order of whoever was just let through: one by one or all together. */
export function Companions({ person, reentry }: { person: RegistrationSummary; reentry: ReentryRule }) {
  const { t } = useTranslation();
  const scans = useScans();
  const direction = useDesk((state) => state.settings?.direction ?? 'entry');
  const companions = useCompanions(person.orderCode === null ? null : person.id).data ?? [];
  const others = companions.filter(({ id }) => id !== person.id);
  if (others.length === 0) return null;
  const open = others.filter((other) => {
    const action = rowActionOf(other, direction, reentry, false);
    return action === 'checkIn' || action === 'checkOut';
  });

  /** One after the other: each is a scan of its own with its own verdict, and the last one stays on screen. */
  const all = async () => {
    for (const other of open) await scans.scan({ kind: 'registration', id: other.id }, 'search');
  };

  return (
    <section className="companions">
      <div className="companions-head">
        <h3>{t('companions.title', { count: others.length, order: person.orderCode ?? '' })}</h3>
        {open.length > 1 && direction === 'entry' && (
          <Button icon={UsersRound} onClick={() => void all()}>
            {t('actions.checkInAll', { count: open.length })}
          </Button>
        )}
      </div>
      <Grid label={t('companions.title', { count: others.length, order: person.orderCode ?? '' })}>
        {others.map((other) => (
          <PersonRow key={other.id} person={other} query="" reentry={reentry} />
        ))}
      </Grid>
    </section>
  );
}

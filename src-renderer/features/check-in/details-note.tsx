import { useTranslation } from 'react-i18next';
import { Button, Switch } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { useDoor } from './door-context.tsx';
import { usePatch } from './use-patch.ts';

/** The note for staff and the two flags. */
export function DetailsNote({ details: { summary } }: { details: RegistrationDetail }) {
  const { t } = useTranslation();
  const door = useDoor();
  const patch = usePatch(summary.id);
  return (
    <section className="details-part">
      <div className="details-head">
        <h3>{t('details.note')}</h3>
        <Button variant="quiet" onClick={() => door.open({ kind: 'note', person: summary })}>
          {t('details.edit')}
        </Button>
      </div>
      <p className={summary.note ? 'details-text selectable' : 'ui-dim'} dir="auto">
        {summary.note ?? t('details.noteEmpty')}
      </p>
      <div className="switches">
        <Switch
          label={t('noteDialog.attention')}
          checked={summary.attention}
          onChange={(event) => void patch({ attention: event.target.checked })}
        />
        <Switch
          label={t('noteDialog.vip')}
          checked={summary.vip}
          onChange={(event) => void patch({ vip: event.target.checked })}
        />
      </div>
    </section>
  );
}

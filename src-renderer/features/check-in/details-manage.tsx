import { Ban, Hourglass, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useMayHere } from '#renderer/app/use-may-here.ts';
import { PersonPrivacy } from '#renderer/features/privacy/person-privacy.tsx';
import { Button } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import { useChange } from './use-patch.ts';

/** What those who manage the list can do about somebody's registration. Each step can be taken back at once. */
export function DetailsManage({ details: { summary }, onClose }: { details: RegistrationDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const change = useChange(summary.id);
  const manages = useMayHere(summary.eventId, 'people.manage');
  if (!manages) return null;
  const { id, status } = summary;
  const name = summary.name || (summary.email ?? '');

  const set = async (next: RegistrationStatus) => {
    if (!(await change(() => client.registrations.setStatus({ id, status: next })))) return;
    toast({
      text: t(next === 'cancelled' ? 'details.cancelled' : 'details.waitlisted', { name }),
      tone: 'ok',
      action: {
        label: t('actions.undo'),
        run: () => void change(() => client.registrations.setStatus({ id, status })),
      },
    });
  };
  const remove = async () => {
    try {
      await client.registrations.remove({ id });
    } catch (error) {
      return toast({ text: sentenceOf(error, t, t('details.failed')), tone: 'no' });
    }
    onClose();
    toast({
      text: t('details.removed', { name }),
      tone: 'ok',
      action: { label: t('actions.undo'), run: () => void change(() => client.registrations.restore({ id })) },
    });
  };

  return (
    <section className="details-part">
      <h3>{t('details.registration')}</h3>
      <div className="ui-line">
        {status !== 'waitlisted' && (
          <Button icon={Hourglass} onClick={() => void set('waitlisted')}>
            {t('details.toWaitlist')}
          </Button>
        )}
        {status !== 'cancelled' && (
          <Button icon={Ban} variant="danger" onClick={() => void set('cancelled')}>
            {t('details.cancel')}
          </Button>
        )}
        <Button icon={Trash2} variant="danger" onClick={() => void remove()}>
          {t('details.remove')}
        </Button>
      </div>
      <PersonPrivacy registrationId={id} onErased={onClose} />
    </section>
  );
}

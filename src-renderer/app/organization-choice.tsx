import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Name } from '#renderer/ui/index.ts';
import type { Organization } from '#shared/contract/organizations.ts';
import { Gate } from './gate.tsx';

/** Whose account is meant, where an address has accounts in several organizations with one password. */
export function OrganizationChoice({
  organizations,
  busy,
  onChoose,
  onBack,
}: {
  organizations: readonly Organization[];
  busy: boolean;
  onChoose: (id: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Gate title={t('signIn.organization')} hint={t('signIn.organizationHint')} onSubmit={() => undefined}>
      <ul className="gate-choice" aria-label={t('signIn.organization')}>
        {organizations.map(({ id, name }, index) => (
          <li key={id}>
            <Button wide size="l" busy={busy} autoFocus={index === 0} onClick={() => onChoose(id)}>
              <Name text={name} />
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" icon={ArrowLeft} wide onClick={onBack}>
        {t('signIn.back')}
      </Button>
    </Gate>
  );
}

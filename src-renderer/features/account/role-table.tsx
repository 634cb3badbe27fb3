import './account.css';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ALL_POWERS, hasPower, OFFERED_ROLES } from '#renderer/features/settings/powers.ts';
import { Card, Icon, Table, VisuallyHidden } from '#renderer/ui/index.ts';

/** What each role may do, as the core sees it. */
export function RoleTable() {
  const { t } = useTranslation();
  return (
    <Card title={t('account.roles')}>
      <div className="role-table">
        <Table
          label={t('account.roles')}
          head={
            <>
              <th scope="col">{t('account.may')}</th>
              {OFFERED_ROLES.map((role) => (
                <th key={role} scope="col">
                  {t(`roles.${role}`)}
                </th>
              ))}
            </>
          }
        >
          {ALL_POWERS.map((power) => (
            <tr key={power}>
              <th scope="row">{t(`powers.${power}`)}</th>
              {OFFERED_ROLES.map((role) => (
                <td key={role}>
                  {hasPower(role, power) ? (
                    <>
                      <Icon of={Check} />
                      <VisuallyHidden>{t('account.yes')}</VisuallyHidden>
                    </>
                  ) : (
                    <VisuallyHidden>{t('account.no')}</VisuallyHidden>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </div>
    </Card>
  );
}

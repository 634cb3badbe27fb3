import '#renderer/features/events/events.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#shared/domain/roles.ts';
import { OFFERED_ROLES, powersOf } from './powers.ts';

/** One of the roles, each with what it may do. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { t, i18n } = useTranslation();
  const name = useId();
  const offered: readonly Role[] = [...OFFERED_ROLES, 'kiosk'];
  const roles = offered.includes(value) ? offered : [...offered, value];
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <fieldset className="event-rules">
      <legend className="ui-legend">{t('settings.role')}</legend>
      {roles.map((role) => {
        const powers = powersOf(role).map((power) => t(`powers.${power}`));
        const without = role === 'kiosk' ? t('settings.mayKiosk') : t('settings.mayNone');
        return (
          <label key={role} className="choice">
            <input type="radio" name={name} checked={role === value} onChange={() => onChange(role)} />
            <span>
              <b>{t(`roles.${role}`)}</b>
              <span>{powers.length > 0 ? t('settings.may', { powers: list.format(powers) }) : without}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

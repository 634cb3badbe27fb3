import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/ui/index.ts';
import { suggestCode } from './event-values.ts';
import { MomentField } from './moment-field.tsx';
import { type EventForm, fieldOf } from './use-event-form.ts';

/** Name, code and capacity. The code follows the name of a new event until somebody writes one. */
export function FormName({ form, fresh = false }: { form: EventForm; fresh?: boolean }) {
  const { t } = useTranslation();
  const [ownCode, setOwnCode] = useState(false);
  return (
    <>
      <TextField
        label={t('events.title')}
        {...fieldOf(form, 'title')}
        placeholder={t('events.titleExample')}
        maxLength={200}
        autoFocus={fresh}
        onChange={(changed) => {
          const title = changed.target.value;
          const code = fresh && !ownCode ? { code: suggestCode(title, new Date().getFullYear()) } : {};
          form.set({ title, ...code });
        }}
      />
      <div className="form-pair">
        <TextField
          label={t('events.code')}
          hint={fresh ? t('events.codeHint') : t('events.codeFixed')}
          value={form.values.code}
          error={form.problems.code}
          readOnly={!fresh}
          maxLength={20}
          autoCapitalize="characters"
          className="event-code"
          onChange={(changed) => {
            setOwnCode(changed.target.value !== '');
            form.set({ code: changed.target.value.toUpperCase() });
          }}
        />
        <TextField
          label={t('events.capacity')}
          hint={t('events.capacityHint')}
          {...fieldOf(form, 'capacity')}
          inputMode="numeric"
          maxLength={9}
        />
      </div>
    </>
  );
}

/** Start, end, and the place whose clocks show them. */
export function FormWhen({ form }: { form: EventForm }) {
  const { t } = useTranslation();
  const zonesId = useId();
  return (
    <>
      <div className="form-pair">
        <MomentField
          label={t('events.start')}
          value={form.values.start}
          error={form.problems.start}
          onChange={(start) => form.set({ start })}
        />
        <MomentField
          label={t('events.end')}
          value={form.values.end}
          error={form.problems.end}
          onChange={(end) => form.set({ end })}
        />
      </div>
      <TextField
        label={t('events.timeZone')}
        hint={t('events.timeZoneHint')}
        {...fieldOf(form, 'timeZone')}
        list={zonesId}
        maxLength={64}
      />
      <datalist id={zonesId}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

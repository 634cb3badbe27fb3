import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { changedFields } from '#renderer/features/forms/changes.ts';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { TextField } from '#renderer/ui/index.ts';
import { type Venue, venuesContract } from '#shared/contract/venues.ts';
import { type VenueValues, venueInput, venueValues } from './venue-values.ts';

const FIELDS = ['name', 'address', 'city', 'country', 'latitude', 'longitude', 'website'] as const;

/** A new venue, or one to change. */
export function VenueDialog({
  venue,
  onClose,
  onSaved,
}: {
  venue: Venue | null;
  onClose: () => void;
  onSaved: (venue: Venue) => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const form = useForm<VenueValues>({
    initial: venueValues(venue),
    check: (values) =>
      problemsOf(venuesContract.calls.create.input, venueInput(values), FIELDS, (field) => t(`venues.wrong.${field}`)),
    async submit(values, before) {
      const input = venueInput(values);
      const saved =
        venue === null
          ? await client.venues.create(input)
          : await client.venues.update({ id: venue.id, ...changedFields(venueInput(before), input) });
      await queries.invalidateQueries({ queryKey: keys.venues });
      onSaved(saved);
    },
  });
  const field = (name: keyof VenueValues) => ({
    label: t(`venues.${name}`),
    value: form.values[name],
    error: form.problems[name],
    onChange: (changed: { target: { value: string } }) => form.set({ [name]: changed.target.value }),
  });
  return (
    <FormDialog
      title={venue === null ? t('venues.create') : t('venues.edit')}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      action={venue === null ? t('venues.createSubmit') : t('common.save')}
      busy={form.busy}
      fault={form.fault}
    >
      <TextField {...field('name')} maxLength={200} data-autofocus />
      <TextField {...field('address')} maxLength={500} />
      <div className="form-pair">
        <TextField {...field('city')} maxLength={200} />
        <TextField {...field('country')} maxLength={100} />
      </div>
      <div className="form-pair">
        <TextField {...field('latitude')} inputMode="decimal" dir="ltr" />
        <TextField {...field('longitude')} inputMode="decimal" dir="ltr" />
      </div>
      <TextField {...field('website')} type="url" dir="ltr" maxLength={500} placeholder="https://" />
    </FormDialog>
  );
}

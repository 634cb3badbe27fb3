import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '#renderer/app/state/services.tsx';
import { VenueDialog } from '#renderer/features/venues/venue-dialog.tsx';
import { Button, Card, TextArea, TextField } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { EventFormMore } from './event-form-more.tsx';
import { FormOwner } from './event-form-owner.tsx';
import { FormName, FormWhen } from './event-form-parts.tsx';
import { FormWhere } from './event-form-where.tsx';
import { withVenue } from './event-values.ts';
import { TagsField } from './tags-field.tsx';
import { fieldOf, useEventForm } from './use-event-form.ts';

/** Everything that can be changed about an event. */
export function EventEditor({ event, readOnly }: { event: EventRecord; readOnly: boolean }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [adding, setAdding] = useState(false);
  const form = useEventForm(event, () => toast({ text: t('events.saved'), tone: 'ok' }));
  return (
    <>
      <form
        className="event-editor"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void form.submit();
        }}
      >
        <fieldset className="event-fields" disabled={readOnly}>
          <Card title={t('events.partName')}>
            <FormName form={form} />
            <TextArea
              label={t('events.description')}
              hint={t('events.descriptionHint')}
              maxLength={5000}
              {...fieldOf(form, 'description')}
            />
            <div className="form-pair">
              <TextField
                label={t('events.category')}
                placeholder={t('events.categoryExample')}
                maxLength={80}
                {...fieldOf(form, 'category')}
              />
              <TextField
                label={t('events.slug')}
                hint={t('events.slugHint')}
                dir="ltr"
                maxLength={100}
                {...fieldOf(form, 'slug')}
              />
            </div>
            <TagsField value={form.values.tags} error={form.problems.tags} onChange={(tags) => form.set({ tags })} />
          </Card>
          <Card title={t('events.partWhen')}>
            <FormWhen form={form} />
          </Card>
          <Card title={t('events.partWhere')}>
            <FormWhere form={form} venueName={event.venueName} onNewVenue={() => setAdding(true)} />
          </Card>
          <Card title={t('events.partRules')}>
            <EventFormMore values={form.values} onChange={form.set} />
            <FormOwner form={form} event={event} />
          </Card>
        </fieldset>
        {!readOnly && (
          <div className="event-save" data-changed={form.changed}>
            {form.fault ? (
              <p className="form-fault" data-tone="no" role="alert">
                {form.fault}
              </p>
            ) : (
              <p className="ui-dim">{form.changed ? t('events.unsaved') : ''}</p>
            )}
            <Button type="submit" variant="primary" busy={form.busy}>
              {t('common.save')}
            </Button>
          </div>
        )}
      </form>
      {/* Beside the form: a form within a form would submit both. */}
      {adding && (
        <VenueDialog
          venue={null}
          onClose={() => setAdding(false)}
          onSaved={(venue) => {
            form.set(withVenue(form.values, venue));
            setAdding(false);
          }}
        />
      )}
    </>
  );
}

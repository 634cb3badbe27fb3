import './interests.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatchingRules } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button } from '#renderer/ui/index.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { MATCHING_CONSENT } from '#shared/domain/matching-rules.ts';
import { ConsentSwitch } from './consent-switch.tsx';
import { LISTS, useInterests } from './use-interests.ts';
import { WordsField } from './words-field.tsx';

/**
 * What they offer, look for and talk about, and whether they want to be matched. Folded up where the event does not match and
 * nobody has said anything: at most doors that is so.
 */
export function DetailsInterests({ details: { summary, consents } }: { details: RegistrationDetail }) {
  const { t } = useTranslation();
  const { query, listOf, change } = useInterests(summary.id);
  const isOn = useMatchingRules(summary.eventId).data?.isOn;
  const mayEdit = useSession((state) => state.may)('door.work');
  const [unfolded, setUnfolded] = useState(false);
  const consent = consents.find(({ purpose }) => purpose === MATCHING_CONSENT);
  const said = consent !== undefined || LISTS.some((list) => listOf(list).length > 0);
  const shown = unfolded || said || isOn === true;
  const ready = query.data !== undefined && isOn !== undefined;

  return (
    <section className="details-part">
      <div className="details-head">
        <h3>{t('interests.title')}</h3>
        {ready && !shown && mayEdit && (
          <Button variant="quiet" onClick={() => setUnfolded(true)}>
            {t('details.edit')}
          </Button>
        )}
      </div>
      <Failed query={query} />
      {ready && !shown && <p className="ui-dim">{t('interests.none')}</p>}
      {ready && shown && (
        <>
          <fieldset className="interests" disabled={!mayEdit} aria-label={t('interests.title')}>
            {LISTS.map((list) => (
              <WordsField
                key={list}
                label={t(`interests.list.${list}`)}
                eventId={summary.eventId}
                words={listOf(list)}
                // One that came can go by its own cross; of many nobody knows which they were.
                onAdd={(words, added) =>
                  void change(list, words, added > 1 ? t('interests.added', { count: added }) : null)
                }
                onRemove={(words, word) => void change(list, words, t('interests.removed', { word }))}
              />
            ))}
          </fieldset>
          <ConsentSwitch person={summary} consent={consent} disabled={!mayEdit} />
        </>
      )}
    </section>
  );
}

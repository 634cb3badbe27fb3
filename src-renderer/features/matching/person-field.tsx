import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from '#renderer/api/queries.ts';
import { useSettled } from '#renderer/features/check-in/use-settled.ts';
import { Combobox, Field, IconButton } from '#renderer/ui/index.ts';
import { FaceName, type Seen } from './face-name.tsx';

/** Letters that come within so many ms are one question to the core. */
const TYPING_MS = 100;
const NOBODY: readonly Seen[] = [];

/** Somebody of the event, found by what is typed; once found, they stand there until somebody else is wanted. */
export function PersonField({
  eventId,
  label,
  person,
  error,
  autoFocus = false,
  onChange,
}: {
  eventId: string;
  label: string;
  person: Seen | null;
  error?: string | undefined;
  autoFocus?: boolean;
  onChange: (person: Seen | null) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  /** Somebody stood here: the box that takes their place gets the focus. */
  const [emptied, setEmptied] = useState(false);
  const asked = useSettled(text.trim(), TYPING_MS);
  const { data, isPlaceholderData } = useSearch(eventId, asked);
  const hits = asked === '' || isPlaceholderData ? NOBODY : (data ?? NOBODY);
  const none = asked !== '' && asked === text.trim() && data?.length === 0 && !isPlaceholderData;
  if (person !== null)
    return (
      <fieldset className="person-field" aria-label={label}>
        <span className="ui-legend">{label}</span>
        <div className="person-found">
          <FaceName face={person} />
          <IconButton
            icon={X}
            label={t('matching.somebodyElse', { name: person.name })}
            onClick={() => {
              setEmptied(true);
              onChange(null);
            }}
          />
        </div>
      </fieldset>
    );
  return (
    <Field label={label} error={none ? t('box.none', { text: asked }) : error}>
      {(control) => (
        <Combobox
          {...control}
          className="ui-input"
          value={text}
          placeholder={t('matching.find')}
          autoFocus={emptied}
          {...(autoFocus ? { 'data-autofocus': true } : {})}
          onText={setText}
          options={hits}
          keyOf={({ id }) => id}
          listLabel={t('box.hits')}
          first
          onPick={(found) => {
            setText('');
            onChange(found);
          }}
          onKeyDown={(event) => {
            // Whoever is found in a moment is not there yet: the dialog is not sent without them.
            if (event.key === 'Enter' && text.trim() !== '') event.preventDefault();
          }}
        >
          {(found) => <FaceName face={found} />}
        </Combobox>
      )}
    </Field>
  );
}

import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chips, Field } from '#renderer/ui/index.ts';
import { withTags } from './tags.ts';

/** Words as chips: Enter or a comma makes one of what is typed, Backspace in the empty box takes the last away. */
export function TagsField({
  value,
  error,
  onChange,
}: {
  value: readonly string[];
  error?: string | undefined;
  onChange: (tags: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  /** The text is what was left: no tag can be made of it. */
  const [refused, setRefused] = useState(false);
  const add = () => {
    const { tags, left } = withTags(value, text);
    if (tags.length > value.length) onChange(tags);
    setText(left);
    setRefused(left !== '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' && text.trim() !== '') || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && text === '') onChange(value.slice(0, -1));
  };
  return (
    <Field label={t('events.tags')} hint={t('events.tagsHint')} error={refused ? t('events.wrong.tags') : error}>
      {(control) => (
        <Chips
          words={value}
          removeLabel={(tag) => t('events.removeTag', { tag })}
          onRemove={(tag) => onChange(value.filter((other) => other !== tag))}
        >
          <input
            {...control}
            dir="auto"
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setRefused(false);
            }}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
        </Chips>
      )}
    </Field>
  );
}

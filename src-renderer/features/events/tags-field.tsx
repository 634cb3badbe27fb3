import { X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Icon, Name } from '#renderer/ui/index.ts';
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
  const box = useRef<HTMLInputElement>(null);
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
        <div className="tags ui-input">
          {value.map((tag) => (
            <button
              key={tag}
              type="button"
              aria-label={t('events.removeTag', { tag })}
              onClick={() => {
                onChange(value.filter((other) => other !== tag));
                box.current?.focus();
              }}
            >
              <Name text={tag} cut />
              <Icon of={X} size={16} />
            </button>
          ))}
          <input
            {...control}
            ref={box}
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
        </div>
      )}
    </Field>
  );
}

import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chips, Combobox, Field } from '#renderer/ui/index.ts';
import { keywordKey, LONGEST_KEYWORD, MOST_KEYWORDS } from '#shared/domain/keywords.ts';
import { KeywordOption } from './keyword-option.tsx';
import { useSuggestions } from './use-interests.ts';
import { BETWEEN_WORDS, withWords } from './words.ts';

/**
 * Keywords as chips. Enter or a comma makes one of what is typed, a pasted list makes many, Backspace in the empty box takes the
 * last away; what others at the event have written is offered.
 */
export function WordsField({
  label,
  eventId,
  words,
  onAdd,
  onRemove,
}: {
  label: string;
  eventId: string;
  words: readonly string[];
  onAdd: (words: readonly string[], added: number) => void;
  onRemove: (words: readonly string[], removed: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  /** The text is what was left: no keyword can be made of it. */
  const [refused, setRefused] = useState(false);
  const known = new Set(words.map(keywordKey));
  const suggestions = useSuggestions(eventId, text).filter(({ key }) => !known.has(key));

  const add = (typed: string, rest = '') => {
    const { words: next, left } = withWords(words, typed);
    if (next.length > words.length) onAdd(next, next.length - words.length);
    setText([left, rest].filter((part) => part !== '').join(', '));
    setRefused(left !== '');
  };
  const remove = (word: string | undefined) => {
    if (word === undefined) return;
    onRemove(
      words.filter((other) => other !== word),
      word,
    );
  };
  const onText = (typed: string) => {
    setRefused(false);
    // By what stands there and not by the key: keyboards on glass send none.
    const last = typed.split(BETWEEN_WORDS).at(-1) ?? '';
    if (last === typed) setText(typed);
    else add(typed.slice(0, typed.length - last.length), last.trimStart());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '') remove(words.at(-1));
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    // A box of one line would run the lines together.
    if (!BETWEEN_WORDS.test(pasted)) return;
    event.preventDefault();
    add(`${text},${pasted}`);
  };
  const why = words.length >= MOST_KEYWORDS ? 'many' : 'long';

  return (
    <Field
      label={label}
      error={refused ? t(`interests.refused.${why}`, { most: why === 'many' ? MOST_KEYWORDS : LONGEST_KEYWORD }) : null}
    >
      {(control) => (
        <Chips words={words} removeLabel={(word) => t('interests.remove', { word })} onRemove={remove}>
          <Combobox
            {...control}
            value={text}
            onText={onText}
            options={suggestions}
            keyOf={({ key }) => key}
            listLabel={t('interests.suggestions')}
            enterKeyHint="done"
            onPick={({ label: chosen }) => add(chosen)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => add(text)}
          >
            {(keyword) => <KeywordOption keyword={keyword} />}
          </Combobox>
        </Chips>
      )}
    </Field>
  );
}

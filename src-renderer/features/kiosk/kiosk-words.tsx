import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useSettled } from '#renderer/features/check-in/use-settled.ts';
import { withWords } from '#renderer/features/interests/words.ts';
import { Button, Icon, Name } from '#renderer/ui/index.ts';
import { keywordKey, LONGEST_KEYWORD } from '#shared/domain/keywords.ts';

const TYPING_MS = 120;
const OFFERED = 8;

/** Words as large chips that a thumb hits, a box to type another, and what others here have said, each one touch away. */
export function KioskWords({
  label,
  eventId,
  words,
  onWords,
}: {
  label: string;
  eventId: string;
  words: readonly string[];
  onWords: (words: string[]) => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim(), TYPING_MS);
  const { data = [] } = useQuery({
    queryKey: ['kiosk', 'suggest', eventId, settled],
    queryFn: async () => (await client.kiosk.suggestKeywords({ eventId, text: settled, limit: 20 })).keywords,
    gcTime: 0,
  });
  const known = new Set(words.map(keywordKey));
  const offered = data.filter(({ key, label: word }) => !known.has(key) && !known.has(keywordKey(word)));
  const add = (typed: string) => {
    const { words: next, left } = withWords(words, typed);
    if (next.length > words.length) onWords(next);
    setText(left);
  };
  return (
    <div className="kiosk-words">
      {words.length > 0 && (
        <ul className="kiosk-chips">
          {words.map((word) => (
            <li key={word}>
              <button
                type="button"
                data-own="true"
                aria-label={t('kiosk.interests.remove', { word })}
                onClick={() => onWords(words.filter((other) => other !== word))}
              >
                <Name text={word} />
                <Icon of={X} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="kiosk-words-type"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          add(text);
        }}
      >
        <input
          className="ui-input"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={LONGEST_KEYWORD}
          aria-label={t('kiosk.interests.addTo', { list: label })}
          placeholder={t('kiosk.interests.type')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" size="l" icon={Plus}>
          {t('kiosk.interests.add')}
        </Button>
      </form>
      {offered.length > 0 && (
        <ul className="kiosk-chips" aria-label={t('kiosk.interests.suggestions')}>
          {offered.slice(0, OFFERED).map(({ key, label: word }) => (
            <li key={key}>
              <button type="button" aria-label={t('kiosk.interests.take', { word })} onClick={() => add(word)}>
                <Icon of={Plus} />
                <Name text={word} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/**
 * Sentences of the core in another language, by the English one, where `{}` stands for a value that is filled in. In the
 * translation `{}` is that value, `{1}` and `{2}` take values in another order, and `{s}` is a value that the core says
 * itself and that is translated in turn. All other values come from people: they stay as they are.
 */
export type Sentences = Readonly<Record<string, string>>;

interface Pattern {
  readonly form: RegExp;
  readonly translation: string;
}

/**
 * Translates what the core says, in English and with its values filled in. What is in no table stays as it is.
 * @param words what is said only within sentences
 */
export function sentenceTranslator(sentences: Sentences, words: Sentences): (said: string) => string {
  const patterns: Pattern[] = Object.entries({ ...sentences, ...words })
    .filter(([english]) => english.includes('{}'))
    // The one that says most by itself fits best: “Only {} Make room” before “{} of disk are free”.
    .sort(([a], [b]) => own(b) - own(a))
    .map(([english, translation]) => ({ form: formOf(english), translation }));

  const translate = (said: string): string => {
    if (Object.hasOwn(sentences, said)) return sentences[said] ?? said;
    for (const { form, translation } of patterns) {
      const values = form.exec(said)?.slice(1);
      if (values !== undefined) return fill(translation, values, within);
    }
    return said;
  };
  const within = (said: string) => (Object.hasOwn(words, said) ? (words[said] ?? said) : translate(said));
  return translate;
}

/** How many characters of a template are its own. */
function own(template: string): number {
  return template.replaceAll('{}', '').length;
}

function formOf(template: string): RegExp {
  const parts = template.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}

function fill(translation: string, values: readonly string[], translate: (said: string) => string): string {
  let next = 0;
  return translation.replace(/\{([\ds]?)\}/g, (_, mark: string) => {
    const value = values[/\d/.test(mark) ? Number(mark) - 1 : next++] ?? '';
    return mark === 's' ? translate(value) : value;
  });
}

/** Sentences of the core in another language, by the English one. `{}` stands where a value is filled in. */
export type Sentences = Readonly<Record<string, string>>;

interface Pattern {
  readonly form: RegExp;
  readonly translation: string;
}

/**
 * Translates what the core says. It speaks English, with values already filled in; values that are sentences in turn are
 * translated too. What is not in the table stays as it is.
 */
export function sentenceTranslator(sentences: Sentences): (said: string) => string {
  const patterns: Pattern[] = Object.entries(sentences)
    .filter(([english]) => english.includes('{}'))
    // The one that says most by itself fits best: “Only {} Make room” before “{} of disk are free”.
    .sort(([a], [b]) => own(b) - own(a))
    .map(([english, translation]) => ({ form: formOf(english), translation }));

  const translate = (said: string): string => {
    const whole = Object.hasOwn(sentences, said) ? sentences[said] : undefined;
    if (whole !== undefined) return whole;
    for (const { form, translation } of patterns) {
      const values = form.exec(said)?.slice(1);
      if (values !== undefined) return fill(translation, values.map(translate));
    }
    return said;
  };
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

function fill(template: string, values: readonly string[]): string {
  let next = 0;
  return template.replace(/\{(\d?)\}/g, (_, place: string) => values[place === '' ? next++ : Number(place) - 1] ?? '');
}

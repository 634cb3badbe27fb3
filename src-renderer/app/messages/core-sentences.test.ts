import { describe, expect, it } from 'vitest';
import { createI18n } from '../i18n.ts';
import { sentenceTranslator } from './core-sentences.ts';

const say = sentenceTranslator(
  {
    'It is there.': 'Es ist da.',
    '{} has {} badges.': '{2} Ausweise hat {1}.',
    'Row {}: {}': 'Zeile {}: {s}',
    'Only {} Make room.': 'Nur {s} Schaffen Sie Platz.',
    '{} are free.': '{} sind frei.',
    'Is it (really) $5?': 'Kostet es 5 $?',
    'It belongs to {}.': 'Es gehört {s}.',
    'Unknown status “{}”.': 'Unbekannter Status „{}“.',
  },
  { nobody: 'niemandem', draft: 'Entwurf' },
);

describe('a sentence of the core', () => {
  it.each([
    ['It is there.', 'Es ist da.'],
    ['Ana has 3 badges.', '3 Ausweise hat Ana.'],
    ['Row 7: It is there.', 'Zeile 7: Es ist da.'],
    ['Only 0.1 GB are free. Make room.', 'Nur 0.1 GB sind frei. Schaffen Sie Platz.'],
    ['Is it (really) $5?', 'Kostet es 5 $?'],
    ['$& and\n{} has 2 badges.', '2 Ausweise hat $& and\n{}.'],
    ['It belongs to nobody.', 'Es gehört niemandem.'],
    ['It belongs to Ana.', 'Es gehört Ana.'],
    ['Unknown status “draft”.', 'Unbekannter Status „draft“.'],
    ['It is there. has 2 badges.', '2 Ausweise hat It is there..'],
    ['draft', 'draft'],
    ['Nobody has heard of this.', 'Nobody has heard of this.'],
    ['constructor', 'constructor'],
    ['', ''],
  ])('%j is said as %j', (english, other) => {
    expect(say(english)).toBe(other);
  });

  it('is said in the language of the desk, and what a value holds is never taken for a text of ours', () => {
    const text = 'There is an account for $t(common.close) {{name}} already.';
    expect(createI18n('en').t('said', { text })).toBe(text);
    const deleted = 'Deleted: 3 sessions, 1 lists of rejected rows, 2 people.';
    expect(createI18n('de').t('said', { text: deleted })).toBe(
      'Gelöscht: 3 Sitzungen, 1 Listen abgelehnter Zeilen, 2 Personen.',
    );
    expect(createI18n('de').t('said', { text })).toBe('Für $t(common.close) {{name}} gibt es schon ein Konto.');
  });
});

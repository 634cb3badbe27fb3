import { describe, expect, it } from 'vitest';
import { agoWords, countdownWords, spanWords } from './spans.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('spans', () => {
  it.each([
    [2400, '2 seconds', '2 Sekunden'],
    [-3 * MINUTE, '3 minutes', '3 Minuten'],
    [60 * MINUTE, '60 minutes', '60 Minuten'],
    [2 * DAY, '2 days', '2 Tage'],
    [-731 * DAY, '2 years', '2 Jahre'],
  ])('%d ms are %s', (ms, english, german) => {
    expect(spanWords(ms, 'en')).toBe(english);
    expect(spanWords(ms, 'de')).toBe(german);
  });

  it.each([
    [-5000, 'now', 'jetzt'],
    [40_000, '40 seconds ago', 'vor 40 Sekunden'],
    [5 * MINUTE, '5 minutes ago', 'vor 5 Minuten'],
    [2 * DAY, '2 days ago', 'vorgestern'],
  ])('%d ms ago was %s', (ms, english, german) => {
    expect(agoWords(ms, 'en')).toBe(english);
    expect(agoWords(ms, 'de')).toBe(german);
  });

  it('a clock runs down to nothing and stays there', () => {
    expect([5 * MINUTE, 61_001, 59_900, 1, 0, -400].map(countdownWords)).toEqual([
      '5:00',
      '1:02',
      '1:00',
      '0:01',
      '0:00',
      '0:00',
    ]);
  });
});

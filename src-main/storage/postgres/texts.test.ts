import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromPostgres, toPostgres } from './texts.ts';

test('every text comes back, none holds what PostgreSQL refuses, and different ones stay different', () => {
  const sign = fc.constantFrom('\0', '\u001a', '0', 'a', 'é', '😀');
  fc.assert(
    fc.property(fc.string({ unit: sign }), (text) => {
      expect(fromPostgres(toPostgres(text))).toBe(text);
      expect(toPostgres(text)).not.toContain('\0');
    }),
  );
});

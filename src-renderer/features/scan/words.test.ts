import { expect, it } from 'vitest';
import { nameSize } from './words.ts';

it('shows short names largest and never cuts long ones', () => {
  expect(nameSize('José Müller-Łukasz')).toBe('xl');
  expect(nameSize('Κωνσταντίνος Παπαδόπουλος')).toBe('l');
  expect(nameSize('Maximiliana Hippolyta y Santamaría de los Ángeles')).toBe('m');
  expect(nameSize('a'.repeat(120))).toBe('s');
});

it('counts East Asian characters as two', () => {
  expect(nameSize('王小明')).toBe('xl');
  expect(nameSize('王'.repeat(12))).toBe('l');
});

import { expect, it } from 'vitest';
import { draftFrom, personFrom } from './walk-in.ts';

it('takes what was searched for as the name, with capitals', () => {
  expect(draftFrom(' josé  müller-łukasz ').displayName).toBe('José Müller-Łukasz');
  expect(draftFrom("siobhán o'brien").displayName).toBe("Siobhán O'Brien");
  expect(draftFrom('Ludwig van Beethoven').displayName).toBe('Ludwig van Beethoven');
  expect(draftFrom('王小明').displayName).toBe('王小明');
});

it('takes an address as the e-mail and a code as nothing', () => {
  expect(draftFrom('Ann@Example.org')).toMatchObject({ email: 'ann@example.org', displayName: '' });
  expect(draftFrom('A93KX7')).toMatchObject({ email: '', displayName: '' });
});

it('sends only what was filled in', () => {
  expect(personFrom({ displayName: ' Ann ', email: '', company: ' ', ticketType: 'Press' })).toEqual({
    displayName: 'Ann',
    ticketType: 'Press',
  });
});

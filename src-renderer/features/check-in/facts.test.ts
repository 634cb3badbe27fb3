import { expect, test } from 'vitest';
import { changesOf, factsOf } from './facts.ts';

const nothing = {
  displayName: 'Ada',
  firstName: '',
  lastName: '',
  email: 'ada@example.org',
  phone: '',
  company: 'Acme',
  jobTitle: '',
  ticketType: '',
};

test('only what differs is sent; what was emptied is null, and spaces around are no change', () => {
  expect(changesOf(nothing, nothing)).toEqual({});
  expect(changesOf(nothing, { ...nothing, company: ' ', phone: ' 12 ', email: ' ada@example.org ' })).toEqual({
    company: null,
    phone: '12',
  });
});

test('a name that was emptied is left to be refused', () => {
  expect(changesOf(nothing, { ...nothing, displayName: '' })).toEqual({ displayName: '' });
});

test('an address that stands in for a name is no name', () => {
  const details = {
    summary: { name: 'ada@example.org', email: 'ada@example.org', company: null, jobTitle: null, ticketType: null },
    firstName: null,
    lastName: null,
    phone: null,
  } as unknown as Parameters<typeof factsOf>[0];
  expect(factsOf(details)).toMatchObject({ displayName: '', email: 'ada@example.org', company: '' });
});

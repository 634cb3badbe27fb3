import { expect, it } from 'vitest';
import type { EventRecord } from '#shared/contract/events.ts';
import { matchingEvents } from './filter.ts';

const event = (fields: Partial<EventRecord>): EventRecord => ({
  id: '0195f3b2-7c1e-7c3a-9d55-3f1f2b7f0c11',
  code: 'BEF26',
  slug: 'forum',
  title: 'Forum',
  description: null,
  category: null,
  tags: [],
  locationText: null,
  venueId: null,
  venueName: null,
  mapLatitude: null,
  mapLongitude: null,
  mapZoom: null,
  videoLink: null,
  startAt: null,
  endAt: null,
  timeZone: 'UTC',
  capacity: null,
  reentry: 'always',
  status: 'draft',
  badgeTemplate: 'a6',
  ownerId: null,
  ownerName: null,
  registrations: 0,
  enrolled: 0,
  waitlisted: 0,
  deletedAt: null,
  ...fields,
});
const events = [
  event({ title: 'Baltic Energy Forum', venueName: 'Kultuurikatel', tags: ['grid'] }),
  event({ code: 'NIGHT', title: 'Hafennächte', status: 'running', ownerName: 'José Łukasz' }),
  event({ code: 'CN', title: '可再生能源大会', status: 'cancelled' }),
];
const found = (text: string, shown: Parameters<typeof matchingEvents>[1] = 'all') =>
  matchingEvents(events, shown, text).map(({ code }) => code);

it('finds by the beginnings of words, in any order, accents aside', () => {
  expect(found('')).toEqual(['BEF26', 'NIGHT', 'CN']);
  expect(found('forum balt')).toEqual(['BEF26']);
  expect(found('hafennachte lukasz')).toEqual(['NIGHT']);
  expect(found('kultuuri grid')).toEqual(['BEF26']);
  expect(found('bef26')).toEqual(['BEF26']);
  expect(found('energy night')).toEqual([]);
});

it('shows one status alone', () => {
  expect(found('', 'running')).toEqual(['NIGHT']);
  expect(found('forum', 'running')).toEqual([]);
  expect(found('', 'deleted')).toHaveLength(3);
});

import { describe, expect, it } from 'vitest';
import { EventCode, eventsContract } from '#shared/contract/events.ts';
import {
  changesOf,
  contradictions,
  creationOf,
  inputOf,
  keptValues,
  mergedValues,
  suggestCode,
  valuesOf,
  withVenue,
} from './event-values.ts';
import { HALF_TYPED } from './time.ts';

const EVENT = '0195f3b2-7c1e-7c3a-9d55-3f1f2b7f0c11';
const empty = valuesOf(null, 'Europe/Tallinn');

describe('inputOf', () => {
  it('takes empty for open', () => {
    const input = creationOf({ ...empty, code: 'BEF26', title: 'Forum' });
    expect(input).toMatchObject({ startAt: null, endAt: null, capacity: null, locationText: null });
    expect(eventsContract.calls.create.input.safeParse(input).success).toBe(true);
  });

  it('reads times in the zone of the event', () => {
    expect(inputOf({ ...empty, start: '2026-06-01T09:00' }).startAt).toBe(Date.UTC(2026, 5, 1, 6));
  });

  it('reads numbers as people write them', () => {
    for (const capacity of ['1200', '1,200', '1.200', '1 200', ' 1’200 ', '1\u202f200'])
      expect(inputOf({ ...empty, capacity }).capacity, capacity).toBe(1200);
  });

  it('leaves what is no number to the schema', () => {
    for (const capacity of ['many', '-3', '0', '12.5', '1,20'])
      expect(
        eventsContract.calls.create.input.safeParse(creationOf({ ...empty, code: 'ABC', title: 'T', capacity }))
          .success,
        capacity,
      ).toBe(false);
  });

  it('brings an event back unchanged', () => {
    const event = {
      id: EVENT,
      code: 'BEF26',
      slug: 'forum-bef26',
      title: 'Forum',
      description: null,
      locationText: 'Hall 3',
      startAt: Date.UTC(2026, 5, 1, 6),
      endAt: Date.UTC(2026, 5, 2, 15),
      timeZone: 'Asia/Tokyo',
      capacity: 1200,
      reentry: 'never' as const,
      status: 'draft' as const,
      badgeTemplate: 'a6',
      registrations: 3,
      enrolled: 3,
      waitlisted: 0,
      category: null,
      tags: [],
      venueId: null,
      venueName: null,
      mapLatitude: null,
      mapLongitude: null,
      mapZoom: null,
      videoLink: null,
      ownerId: null,
      ownerName: null,
      deletedAt: null,
    };
    const {
      id: _,
      status: __,
      registrations,
      enrolled,
      waitlisted,
      venueName,
      ownerName,
      deletedAt,
      ...fields
    } = event;
    expect(inputOf(valuesOf(event, 'UTC'))).toEqual(fields);
    expect([registrations, enrolled, waitlisted, venueName, ownerName, deletedAt]).toHaveLength(6);
  });

  it('takes coordinates with a comma, and a minus of typographers', () => {
    const values = { ...empty, mapLatitude: ' 59,437 ', mapLongitude: '\u221224.5', mapZoom: '15' };
    expect(inputOf(values)).toMatchObject({ mapLatitude: 59.437, mapLongitude: -24.5, mapZoom: 15 });
  });
});

describe('half a date', () => {
  const half = { ...empty, code: 'BEF26', title: 'Forum', start: HALF_TYPED };

  it('is refused and never taken for an open one', () => {
    const { update, create } = eventsContract.calls;
    expect(create.input.safeParse(creationOf(half)).success).toBe(false);
    for (const start of ['', '2026-06-01T09:00']) {
      const input = { id: EVENT, ...changesOf({ ...half, start }, half) };
      expect(update.input.safeParse(input).error?.issues[0]?.path, start).toEqual(['startAt']);
    }
  });

  it('is not kept for later: no field could show it', () => {
    const before = { ...empty, start: '2026-06-01T09:00' };
    const typed = { ...before, start: HALF_TYPED, end: '2026-06-02T09:00' };
    expect(keptValues(before, typed)).toEqual({ ...before, end: '2026-06-02T09:00' });
  });
});

describe('withVenue', () => {
  const venue = { id: 'v', latitude: 59.44, longitude: 24.75 };

  it('takes the place of the venue where none was written', () => {
    expect(withVenue(empty, venue)).toEqual({ venueId: 'v', mapLatitude: '59.44', mapLongitude: '24.75' });
    expect(withVenue({ ...empty, mapLatitude: '1' }, venue)).toEqual({ venueId: 'v' });
    expect(withVenue(empty, { ...venue, latitude: null })).toEqual({ venueId: 'v' });
    expect(withVenue(empty, undefined)).toEqual({ venueId: '' });
  });
});

describe('creationOf', () => {
  it('leaves the slug and the owner to the core', () => {
    const input = creationOf({ ...empty, code: 'BEF26', title: 'Forum' });
    expect(Object.keys(input)).not.toContain('slug');
    expect(Object.keys(input)).not.toContain('ownerId');
  });
});

describe('changesOf', () => {
  it('has what was changed and nothing else', () => {
    const before = { ...empty, title: 'Forum', tags: ['a'], start: '2026-06-01T09:00' };
    expect(changesOf(before, { ...before, tags: ['a'] })).toEqual({});
    expect(changesOf(before, { ...before, tags: ['a', 'b'], capacity: '20', title: 'Fair' })).toEqual({
      tags: ['a', 'b'],
      capacity: 20,
      title: 'Fair',
    });
  });

  it('moves the times with the zone in which they were written', () => {
    const before = { ...empty, start: '2026-06-01T09:00' };
    expect(changesOf(before, { ...before, timeZone: 'UTC' })).toEqual({
      timeZone: 'UTC',
      startAt: Date.UTC(2026, 5, 1, 9),
    });
  });
});

describe('mergedValues', () => {
  it('takes what others have changed and keeps what is being typed', () => {
    const before = { ...empty, title: 'Forum', capacity: '20' };
    const typed = { ...before, title: 'Forum 2026' };
    const fresh = { ...before, title: 'Fair', capacity: '30' };
    expect(mergedValues(before, typed, fresh)).toEqual({ ...fresh, title: 'Forum 2026' });
  });
});

describe('contradictions', () => {
  it('finds half of a place on the map', () => {
    expect(contradictions({ ...empty, mapLatitude: '59' })).toEqual({ mapLongitude: 'mapHalf' });
    expect(contradictions({ ...empty, mapLongitude: '24' })).toEqual({ mapLatitude: 'mapHalf' });
    expect(contradictions({ ...empty, mapLongitude: '24', mapLatitude: '59' })).toEqual({});
  });

  it('finds an end before the start, and a zone that is none', () => {
    expect(contradictions({ ...empty, start: '2026-06-02T09:00', end: '2026-06-01T09:00' })).toEqual({
      end: 'endBeforeStart',
    });
    expect(contradictions({ ...empty, timeZone: 'Nowhere' })).toEqual({ timeZone: 'timeZone' });
    expect(contradictions({ ...empty, start: '2026-06-01T09:00', end: '2026-06-01T09:00' })).toEqual({});
  });
});

describe('suggestCode', () => {
  it('is a code', () => {
    for (const title of [
      'Baltic Energy Forum',
      'Æther',
      'Jahrestagung der Deutschen Gesellschaft für Straßenbau 2026',
    ]) {
      expect(EventCode.safeParse(suggestCode(title, 2026)).success, title).toBe(true);
    }
    expect(suggestCode('Baltic Energy Forum', 2026)).toBe('BEF26');
    expect(suggestCode('Baltic Energy Forum 2026', 2026)).toBe('BEF26');
    expect(suggestCode('Droidcon', 2027)).toBe('DROIDC27');
  });

  it('suggests nothing where it cannot', () => {
    expect(suggestCode('年度大会', 2026)).toBe('');
    expect(suggestCode('', 2026)).toBe('');
  });
});

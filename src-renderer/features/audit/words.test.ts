import { describe, expect, it } from 'vitest';
import { sentenceOfEntry, toldOf } from './words.ts';

describe('toldOf', () => {
  const names = { 'v-1': 'Kultuurikatel', 'r-1': 'Hall 1' };

  it('tells times, yes and no, nothing, and what is secret', () => {
    expect(toldOf('startAt', 5, names)).toEqual({ as: 'time', value: 5 });
    expect(toldOf('capacity', 5, names)).toEqual({ as: 'number', value: 5 });
    expect(toldOf('vip', false, names)).toEqual({ as: 'flag', value: false });
    expect(toldOf('note', null, names)).toEqual({ as: 'nothing' });
    expect(toldOf('tags', '[]', names)).toEqual({ as: 'nothing' });
    expect(toldOf('codeHash', '••••', names)).toEqual({ as: 'secret' });
  });

  it('has words for closed lists alone: what people wrote stays', () => {
    expect(toldOf('status', 'enrolled', names)).toEqual({ as: 'word', value: 'enrolled' });
    expect(toldOf('company', 'enrolled', names)).toEqual({ as: 'text', value: 'enrolled' });
    expect(toldOf('verdict', 'full', names)).toEqual({ as: 'verdict', value: 'full' });
    expect(toldOf('status', 'of a later version', names)).toEqual({ as: 'text', value: 'of a later version' });
  });

  it('calls ids what they are called, also within lists, and leaves what only looks like JSON', () => {
    expect(toldOf('venueId', 'v-1', names)).toEqual({ as: 'text', value: 'Kultuurikatel' });
    expect(toldOf('locationIds', '["r-1","r-2"]', names)).toEqual({ as: 'text', value: 'Hall 1, r-2' });
    expect(toldOf('extra', '{"Shirt":"M","Seat":4}', names)).toEqual({ as: 'text', value: 'Shirt: M, Seat: 4' });
    expect(toldOf('groups', '[["r-1","a"],["b","c"]]', names)).toEqual({ as: 'text', value: 'Hall 1, a; b, c' });
    expect(toldOf('note', '[sic] {', names)).toEqual({ as: 'text', value: '[sic] {' });
  });

  it('tells when a room is open as times', () => {
    const openings = [{ startAt: 5, endAt: 9 }];
    expect(toldOf('openings', JSON.stringify(openings), names)).toEqual({ as: 'times', value: openings });
    expect(toldOf('openings', null, names)).toEqual({ as: 'nothing' });
  });
});

it('finds the sentence of an entry', () => {
  const key = (
    resource: 'registration' | 'checkIn' | 'activity' | 'print' | 'choice',
    action: 'changed' | 'recorded',
    detail = '',
  ) => sentenceOfEntry({ resource, action, detail });
  expect(key('registration', 'changed')).toBe('audit.did.changed');
  expect(key('checkIn', 'recorded', 'admitted')).toBe('audit.seen.admitted');
  expect(key('checkIn', 'recorded', 'full')).toBe('audit.seen.refused');
  expect(key('activity', 'recorded', 'export')).toBe('audit.activity.export');
  expect(key('activity', 'recorded', 'something new')).toBe('audit.activity.other');
  expect(key('choice', 'recorded', 'pass')).toBe('audit.chosen.pass');
  expect(key('choice', 'recorded', 'of a later version')).toBe('audit.chosen.other');
  expect(key('print', 'recorded')).toBe('audit.did.printed');
});

import { describe, expect, it } from 'vitest';
import { FIRST_VIEW, queryOf, sameList, sortsOf, withFilter, withSort, withTicketType } from './view.ts';

describe('withFilter', () => {
  it('lists those who wait by their place, and forgets that order with them', () => {
    const waiting = withFilter(FIRST_VIEW, 'waitlisted');
    expect(waiting).toMatchObject({ sort: 'waitlist', descending: false });
    expect(withFilter(waiting, 'inside')).toMatchObject({ filter: 'inside', sort: 'name' });
  });

  it('keeps an order that somebody has chosen', () => {
    const sorted = withSort(FIRST_VIEW, 'company');
    expect(withFilter(sorted, 'inside').sort).toBe('company');
    expect(withFilter(withSort(withFilter(sorted, 'waitlisted'), 'email'), 'all').sort).toBe('email');
  });
});

describe('withSort', () => {
  it('turns round on the second press and begins dates with the newest', () => {
    expect(withSort(FIRST_VIEW, 'name').descending).toBe(true);
    expect(withSort(FIRST_VIEW, 'company')).toMatchObject({ sort: 'company', descending: false });
    expect(withSort(FIRST_VIEW, 'joined')).toMatchObject({ sort: 'joined', descending: true });
  });
});

describe('withTicketType', () => {
  it('puts one in and takes it out again', () => {
    const chosen = withTicketType(withTicketType(FIRST_VIEW, 'Press'), 'Speaker');
    expect(chosen.ticketTypes).toEqual(['Press', 'Speaker']);
    expect(withTicketType(chosen, 'Press').ticketTypes).toEqual(['Speaker']);
  });
});

describe('queryOf', () => {
  it('asks for ticket types only where some are chosen', () => {
    expect(queryOf('e', FIRST_VIEW)).not.toHaveProperty('ticketTypes');
    expect(queryOf('e', withTicketType(FIRST_VIEW, 'Press'))).toMatchObject({ eventId: 'e', ticketTypes: ['Press'] });
  });
});

describe('sameList', () => {
  it('looks past the order', () => {
    expect(sameList(FIRST_VIEW, withSort(FIRST_VIEW, 'email'))).toBe(true);
    expect(sameList(FIRST_VIEW, { ...FIRST_VIEW, text: 'a' })).toBe(false);
  });
});

describe('sortsOf', () => {
  it('knows places in the waitlist only there', () => {
    expect(sortsOf('waitlisted')).toContain('waitlist');
    expect(sortsOf('all')).not.toContain('waitlist');
  });
});

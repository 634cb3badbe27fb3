import { describe, expect, it } from 'vitest';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { rowActionOf, standingOf } from './standing.ts';

const person = (patch: Partial<RegistrationSummary> = {}): RegistrationSummary => ({
  id: '0190c0de-0000-7000-8000-000000000001',
  eventId: '0190c0de-0000-7000-8000-000000000002',
  name: 'Ann',
  email: null,
  company: null,
  jobTitle: null,
  ticketType: null,
  orderCode: null,
  status: 'enrolled',
  blocked: false,
  vip: false,
  attention: false,
  note: null,
  inside: false,
  lastEntryAt: null,
  lastPassAt: null,
  lastDeskName: null,
  waitPosition: null,
  badges: 0,
  prints: 0,
  joinedAt: null,
  photoId: null,
  ...patch,
});

describe('where somebody stands', () => {
  it('is expected until the first entry, then in, then left', () => {
    expect(standingOf(person())).toBe('expected');
    expect(standingOf(person({ inside: true, lastEntryAt: 1 }))).toBe('in');
    expect(standingOf(person({ inside: false, lastEntryAt: 1 }))).toBe('left');
  });

  it('is in, even if blocked or cancelled since', () => {
    expect(standingOf(person({ inside: true, lastEntryAt: 1, blocked: true, status: 'cancelled' }))).toBe('in');
  });
});

describe('the button of a row', () => {
  it('checks in who is expected and out who is in', () => {
    expect(rowActionOf(person(), 'entry', 'afterExit', false)).toBe('checkIn');
    expect(rowActionOf(person({ inside: true, lastEntryAt: 1 }), 'exit', 'afterExit', false)).toBe('checkOut');
  });

  it('offers re-entry as the event allows it', () => {
    const left = person({ lastEntryAt: 1 });
    const inside = person({ inside: true, lastEntryAt: 1 });
    expect(rowActionOf(left, 'entry', 'afterExit', false)).toBe('checkIn');
    expect(rowActionOf(left, 'entry', 'never', false)).toBe('details');
    expect(rowActionOf(inside, 'entry', 'afterExit', false)).toBe('details');
    expect(rowActionOf(inside, 'entry', 'always', false)).toBe('checkIn');
  });

  it('lets in from the waitlist only for those who may', () => {
    const waiting = person({ status: 'waitlisted', waitPosition: 2 });
    expect(rowActionOf(waiting, 'entry', 'afterExit', false)).toBe('details');
    expect(rowActionOf(waiting, 'entry', 'afterExit', true)).toBe('letIn');
  });
});

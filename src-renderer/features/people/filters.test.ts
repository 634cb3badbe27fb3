import { describe, expect, it } from 'vitest';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { belongs, FILTERS } from './filters.ts';

const person: RegistrationSummary = {
  id: '0195f3b2-7c1e-7c3a-9d55-3f1f2b7f0c11',
  eventId: '0195f3b2-7c1e-7c3a-9d55-3f1f2b7f0c12',
  name: 'Wei',
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
};
const of = (patch: Partial<RegistrationSummary>) =>
  FILTERS.filter((filter) => belongs({ ...person, ...patch }, filter));

describe('belongs', () => {
  it('sorts people by where they stand', () => {
    expect(of({})).toEqual(['all', 'expected']);
    expect(of({ inside: true, lastEntryAt: 1, lastPassAt: 1 })).toEqual(['all', 'inside']);
    expect(of({ lastEntryAt: 1, lastPassAt: 2 })).toEqual(['all', 'left']);
    expect(of({ status: 'waitlisted' })).toEqual(['all', 'waitlisted']);
    expect(of({ status: 'cancelled' })).toEqual(['all', 'cancelled']);
  });

  it('puts whoever staff should look at into a filter of their own as well', () => {
    expect(of({ vip: true })).toEqual(['all', 'expected', 'attention']);
    expect(of({ blocked: true })).toEqual(['all', 'expected', 'attention']);
  });
});

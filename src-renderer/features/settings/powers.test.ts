import { describe, expect, it } from 'vitest';
import { ALL_POWERS, hasPower, OFFERED_ROLES, powersOf } from './powers.ts';

describe('powersOf', () => {
  it('follows the table of permissions', () => {
    expect(powersOf('staff')).toEqual(['work']);
    expect(powersOf('supervisor')).toEqual(['work', 'override']);
    expect(powersOf('organizer')).toEqual(['work', 'override', 'import', 'events']);
    expect(powersOf('administrator')).toEqual(['work', 'override', 'import', 'events', 'users']);
    expect(powersOf('attendee')).toEqual([]);
  });

  it('is the short form of all that a role may do', () => {
    expect(ALL_POWERS.filter((power) => hasPower('staff', power))).toEqual(['work', 'talk', 'desk']);
    expect(ALL_POWERS.filter((power) => !hasPower('organizer', power))).toEqual(['users', 'privacy', 'installation']);
    expect(ALL_POWERS.every((power) => hasPower('administrator', power))).toBe(true);
  });

  it('grows from one offered role to the next', () => {
    const counts = OFFERED_ROLES.map((role) => powersOf(role).length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });
});

import { describe, expect, it } from 'vitest';
import type { Notification } from '#shared/contract/notifications.ts';
import { may, type Role } from '#shared/domain/roles.ts';
import { targetOf } from './target.ts';

const lead = (role: Role, kind: Notification['kind'], registrationId: string | null = null) =>
  targetOf({ kind, eventId: 'event', registrationId }, (permission) => may(role, permission));

describe('a notification leads', () => {
  it('to the person that it is about', () => {
    expect(lead('staff', 'registration', 'zoe')).toEqual({ person: { id: 'zoe', eventId: 'event' } });
    expect(lead('organizer', 'promotion', 'zoe')).toEqual({ person: { id: 'zoe', eventId: 'event' } });
  });

  it('to the conversation', () => {
    expect(lead('staff', 'message')).toEqual({ path: '/messages/event' });
    expect(lead('attendee', 'message')).toEqual({ path: '/messages/event' });
  });

  it('to the event, for those who manage events', () => {
    expect(lead('organizer', 'eventChange')).toEqual({ path: '/events/event' });
    expect(lead('staff', 'eventChange')).toBeNull();
  });

  it('nowhere that somebody may not go', () => {
    expect(lead('attendee', 'promotion', 'zoe')).toBeNull();
    expect(lead('kiosk', 'message')).toBeNull();
    expect(targetOf({ kind: 'message', eventId: null, registrationId: null }, () => true)).toBeNull();
  });
});

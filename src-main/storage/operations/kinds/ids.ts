import { derivedId } from '#main/storage/derived-id.ts';

/** Ids of things that are unique by a key, the same on every desk. */
export const idOf = {
  event: (organizationId: string, code: string) => derivedId(organizationId, 'event', code),
  account: (organizationId: string, email: string) => derivedId(organizationId, 'account', email),
  // Begins as the person's id does: rows that are written in the order of one are written in the order of the other,
  // which spares a large import half of the pages it would touch.
  registration: (eventId: string, personId: string) =>
    personId.slice(0, 8) + derivedId(eventId, 'registration', personId).slice(8),
  medium: (eventId: string, kind: string, value: string) => derivedId(eventId, 'medium', kind, value),
  /** @param reference by which another system knows a registration */
  externalReference: (eventId: string, reference: string) => derivedId(eventId, 'reference', reference),
  availability: (registrationId: string, roundId: string) => derivedId(registrationId, 'availability', roundId),
  /** One of each kind per registration: another one takes its place. */
  document: (registrationId: string, kind: string) => derivedId(registrationId, 'document', kind),
  messageRead: (eventId: string, readerId: string) => derivedId(eventId, 'messageRead', readerId),
  /** One per pair, whatever the order. */
  match: (eventId: string, a: string, b: string) => derivedId(eventId, 'match', ...[a, b].sort()),
  keyword: (eventId: string, key: string) => derivedId(eventId, 'keyword', key),
  pairRule: (eventId: string, a: string, b: string) => derivedId(eventId, 'pairRule', ...[a, b].sort()),
  pairing: (roundId: string) => derivedId(roundId, 'pairing'),
  /** @param pairedFor the round for which the two were put together, where that is why they meet */
  meeting: (matchId: string, pairedFor?: string) =>
    derivedId(matchId, 'meeting', ...(pairedFor === undefined ? [] : [pairedFor])),
  attendance: (meetingId: string, registrationId: string) => derivedId(meetingId, 'attendance', registrationId),
  placement: (planId: string, meetingId: string) => derivedId(planId, 'placement', meetingId),
  dailyFigures: (eventId: string, day: string) => derivedId(eventId, 'dailyFigures', day),
  badgeKey: (organizationId: string, keyId: string) => derivedId(organizationId, 'badgeKey', keyId),
};

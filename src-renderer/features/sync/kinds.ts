/** Kinds of operation that have a word of their own. */
const KINDS = [
  'checkIn.record',
  'checkIn.undo',
  'print.record',
  'choice.record',
  'activity.record',
  'person.erase',
  'registration.set',
  'medium.set',
  'document.set',
  'event.set',
  'location.set',
  'round.set',
  'meetingPoint.set',
  'availability.set',
  'match.set',
  'keyword.set',
  'pairRule.set',
  'pairing.set',
  'message.set',
  'messageRead.set',
  'dailyFigures.set',
  'meeting.set',
  'attendance.set',
  'plan.set',
  'plan.fill',
  'placement.set',
  'organization.set',
  'desk.set',
  'account.set',
  'badgeKey.set',
  'venue.set',
  'passcode.set',
  'notification.set',
] as const;

/** The key of the catalogue for a kind of operation, which may come from a later version. */
export function kindKey(kind: string): `sync.kind.${(typeof KINDS)[number]}` | 'sync.otherKind' {
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? 'sync.otherKind' : `sync.kind.${known}`;
}

/** A payload as people read it: JSON over several lines; what is none stays as it is. */
export function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}

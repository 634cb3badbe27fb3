/** What a laptop that syncs through a hub is there for. */
export const DESK_ROLES = ['desk', 'kiosk', 'organizer'] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

/** Kinds of operation that decide over accounts and over what desks trust. */
const TRUST: readonly string[] = ['organization.set', 'account.set', 'badgeKey.set', 'apiKey.set', 'person.erase'];
/** Kinds by which an event is prepared, which nobody does where attendees stand. */
const PREPARATION: readonly string[] = [
  'venue.set',
  'passcode.set',
  'event.set',
  'location.set',
  'round.set',
  'meetingPoint.set',
  'pairRule.set',
  'plan.set',
  'plan.fill',
  'placement.set',
  'dailyFigures.set',
];

const DENIED: Readonly<Record<DeskRole, ReadonlySet<string>>> = {
  organizer: new Set(),
  desk: new Set(TRUST),
  kiosk: new Set([...TRUST, ...PREPARATION]),
};

/**
 * Whether a laptop may say such a thing, whoever is signed in at it: who takes one away has its key, and could otherwise make
 * themselves an administrator everywhere. Kinds that are not known here may come from a later version and pass.
 */
export function mayBring(role: DeskRole, kind: string): boolean {
  return !DENIED[role].has(kind);
}

/** Two registrations at an event, the smaller id first. */
export interface PairKey {
  eventId: string;
  firstId: string;
  secondId: string;
}

/** How a pair is named among what an operation has touched, or null for somebody with themselves. */
export function pairName(eventId: string, a: string, b: string): string | null {
  return a === b ? null : [eventId, ...[a, b].sort()].join(' ');
}

/** The pair that {@link pairName} has named. */
export function readPairName(name: string): PairKey {
  const [eventId = '', firstId = '', secondId = ''] = name.split(' ');
  return { eventId, firstId, secondId };
}

/** All pairs of a group. */
export function pairNamesOf(eventId: string, group: readonly string[]): string[] {
  return group
    .flatMap((one, place) => group.slice(place + 1).map((other) => pairName(eventId, one, other)))
    .filter((name) => name !== null);
}

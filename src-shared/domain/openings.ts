/** From when to when something is open, epoch ms. */
export interface Opening {
  startAt: number;
  endAt: number;
}

/** Whether two spans have a moment in common. One that lasts no time is at its time alone. */
export function overlaps(one: Opening, other: Opening): boolean {
  return (one.startAt < other.endAt && other.startAt < one.endAt) || one.startAt === other.startAt;
}

/** The same times in order, with those joined that overlap or follow on each other; null where there are none: always open. */
export function openingsOf(openings: readonly Opening[] | null): Opening[] | null {
  const joined: Opening[] = [];
  for (const { startAt, endAt } of (openings ?? []).toSorted((a, b) => a.startAt - b.startAt)) {
    const last = joined.at(-1);
    if (last !== undefined && startAt <= last.endAt) last.endAt = Math.max(last.endAt, endAt);
    else joined.push({ startAt, endAt });
  }
  return joined.length === 0 ? null : joined;
}

/** Whether a room is open all through a span. */
export function isOpenFor(openings: readonly Opening[] | null, { startAt, endAt }: Opening): boolean {
  return openings === null || openings.some((opening) => opening.startAt <= startAt && endAt <= opening.endAt);
}

/**
 * When the rooms of an event are open, by their ids. A room of a venue keeps its times from one event to the next: where none of
 * them falls between the first round of the event and the last, nothing has been said of this one.
 */
export function openingsOfRooms(
  rooms: readonly { id: string; openings: readonly Opening[] | null }[],
  rounds: readonly Opening[],
): Map<string, readonly Opening[] | null> {
  const [first, last] = [Math.min(...rounds.map((one) => one.startAt)), Math.max(...rounds.map((one) => one.endAt))];
  return new Map(
    rooms.map(({ id, openings }) => [
      id,
      openings?.some(({ startAt, endAt }) => startAt < last && endAt > first) === true ? openings : null,
    ]),
  );
}

/**
 * Whether a table can be used all through a span: it is not out of use before the end of it, and one of the rooms in which it
 * may stand is open. A table of no room, or of rooms that are gone, waits for nobody to open.
 * @param openingsOfRoom {@link openingsOfRooms}
 */
export function isUsableFor(
  table: { closedAt: number | null; locationIds: readonly string[] },
  openingsOfRoom: ReadonlyMap<string, readonly Opening[] | null>,
  span: Opening,
): boolean {
  if (table.closedAt !== null && table.closedAt < span.endAt) return false;
  const rooms = table.locationIds.map((id) => openingsOfRoom.get(id)).filter((openings) => openings !== undefined);
  return rooms.length === 0 || rooms.some((openings) => isOpenFor(openings, span));
}

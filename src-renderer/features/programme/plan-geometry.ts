/** A place on the plan of a room, in metres from its top left corner. A table stands with its middle there. */
export interface Place {
  x: number;
  y: number;
}

/** How large a room is, in metres. */
export interface RoomSize {
  width: number;
  height: number;
}

/** What tables snap to, and what an arrow key moves them by. */
export const STEP_M = 0.5;
/** What an arrow key moves them by with Shift. */
export const FINE_STEP_M = 0.1;
/** A hand that trembles drags nothing. */
const STILL_PX = 4;
/** Distances between tables in rows, the widest first: room to walk, room to sit, and no room at all. */
const PITCHES_M = [4, 3, 2.5, 2, 1.5, 1, 0.5] as const;

/** Whether a pointer has gone so few px since it was pressed that it is a click. */
export function isStill(dx: number, dy: number): boolean {
  return Math.hypot(dx, dy) < STILL_PX;
}

/** The nearest multiple of a step. */
export function snapped(value: number, step: number): number {
  return centimetres(Math.round(value / step) * step);
}

/** Positions are kept to the centimetre: what is finer is noise of the pointer. */
export function centimetres(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? 0 : rounded;
}

/** How large a table is drawn that has room for so many pairs. */
export function tableSize(capacity: number): RoomSize {
  return { width: Math.min(1.2 + 0.5 * (capacity - 1), 5), height: 1 };
}

/** A place that is in the room: at its wall where it was beyond. */
export function inside(place: Place, room: RoomSize): Place {
  return {
    x: centimetres(Math.min(Math.max(place.x, 0), room.width)),
    y: centimetres(Math.min(Math.max(place.y, 0), room.height)),
  };
}

/** As much of a shift as leaves all places in the room, so that what moves together keeps its distances. */
export function keptInside(places: readonly Place[], shift: Place, room: RoomSize): Place {
  const limit = (by: number, at: readonly number[], size: number) => {
    const [least, most] = [Math.min(...at), Math.max(...at)];
    // Tables that stand outside, since the room was measured anew, may come in and never go further out.
    return Math.min(Math.max(by, Math.min(-least, 0)), Math.max(size - most, 0));
  };
  if (places.length === 0) return { x: 0, y: 0 };
  return {
    x: centimetres(
      limit(
        shift.x,
        places.map(({ x }) => x),
        room.width,
      ),
    ),
    y: centimetres(
      limit(
        shift.y,
        places.map(({ y }) => y),
        room.height,
      ),
    ),
  };
}

/** The shift by which what is dragged comes to stand on the grid; all that goes with it keeps its distance. */
export function ontoGrid(grabbed: Place, shift: Place): Place {
  return {
    x: centimetres(snapped(grabbed.x + shift.x, STEP_M) - grabbed.x),
    y: centimetres(snapped(grabbed.y + shift.y, STEP_M) - grabbed.y),
  };
}

/**
 * Places for so many tables, in rows from the top left, as far apart as the room allows and clear of those that stand there.
 * @returns fewer than asked for where the room has no more
 */
export function inRows(count: number, room: RoomSize, taken: readonly Place[]): Place[] {
  let best: Place[] = [];
  for (const pitch of PITCHES_M) {
    const free = lattice(pitch, room).filter((place) => isFree(place, taken, pitch));
    if (free.length >= count) return free.slice(0, count);
    if (free.length > best.length) best = free;
  }
  return best;
}

function lattice(pitch: number, room: RoomSize): Place[] {
  const along = (size: number) => {
    const count = Math.max(1, Math.floor(size / pitch));
    const first = snapped((size - (count - 1) * pitch) / 2, STEP_M);
    return Array.from({ length: count }, (_, index) => Math.min(first + index * pitch, size));
  };
  const columns = along(room.width);
  return along(room.height).flatMap((y) => columns.map((x) => ({ x, y })));
}

function isFree(place: Place, taken: readonly Place[], pitch: number): boolean {
  return taken.every(({ x, y }) => Math.abs(x - place.x) >= pitch * 0.75 || Math.abs(y - place.y) >= pitch * 0.75);
}

/** Those whose place lies in the rectangle between two corners. */
export function within<T extends Place>(items: readonly T[], one: Place, other: Place): T[] {
  const between = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return items.filter(({ x, y }) => between(x, one.x, other.x) && between(y, one.y, other.y));
}

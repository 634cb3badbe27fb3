import type { MeetingPoint } from '#shared/contract/programme.ts';
import type { Location } from '#shared/contract/venues.ts';
import type { Place, RoomSize } from './plan-geometry.ts';

/** Where a table is to stand: what of it a move changes. */
export type Standing = Pick<MeetingPoint, 'id' | 'positionX' | 'positionY' | 'locationIds'>;

/** A table on the plan of a room. */
export interface PlacedTable extends Place {
  point: MeetingPoint;
}

/** The size of a room, once it has been measured. */
export function sizeOf(room: Location | undefined): RoomSize | null {
  return room === undefined || room.planWidth === null || room.planHeight === null
    ? null
    : { width: room.planWidth, height: room.planHeight };
}

/** The tables that stand in a room: those whose first room it is. */
export function tablesIn(roomId: string, points: readonly MeetingPoint[]): PlacedTable[] {
  return points.flatMap((point) =>
    point.locationIds[0] === roomId && point.positionX !== null && point.positionY !== null
      ? [{ point, x: point.positionX, y: point.positionY }]
      : [],
  );
}

/** The tables that wait for a place in a room: without a position, and of this room or of none that is there. */
export function unplacedIn(
  roomId: string,
  points: readonly MeetingPoint[],
  rooms: readonly Location[],
): MeetingPoint[] {
  const known = new Set(rooms.map(({ id }) => id));
  return points.filter(({ locationIds: [home], positionX, positionY }) => {
    if (home === undefined || !known.has(home)) return true;
    return home === roomId && (positionX === null || positionY === null);
  });
}

/** A table put somewhere in a room, which becomes its first. */
export function placedAt(point: MeetingPoint, roomId: string, { x, y }: Place): Standing {
  return {
    id: point.id,
    positionX: x,
    positionY: y,
    locationIds: [roomId, ...point.locationIds.filter((id) => id !== roomId)],
  };
}

/** What a choice of rooms changes about a table: the first stays first, and with another first its position is of no use. */
export function inRooms(
  point: Pick<MeetingPoint, 'locationIds'>,
  chosen: readonly string[],
): Pick<Standing, 'locationIds'> & Partial<Standing> {
  const kept = point.locationIds.filter((id) => chosen.includes(id));
  const locationIds = [...kept, ...chosen.filter((id) => !kept.includes(id))];
  const same = locationIds[0] === point.locationIds[0];
  return { locationIds, ...(same ? {} : { positionX: null, positionY: null }) };
}

/** What is written on a small table: a name as short as A12 whole, else the number at its end, or its first letters. */
export function shortName(name: string): string {
  if (/^\p{L}{1,2}\d{1,2}$/u.test(name.trim())) return name.trim();
  const number = /\d+$/.exec(name.trim())?.[0];
  return number ?? [...name.trim()].slice(0, 2).join('');
}

import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import type { Round } from '#shared/contract/programme.ts';

/** What stands down the board: tables, or people. Rounds always go across. */
export const VIEWS = ['tables', 'people'] as const;
export type View = (typeof VIEWS)[number];

/** The row of meetings that have a round and no table. */
export const NO_TABLE = '';

export interface GridRow {
  /** Of a table or of somebody; `NO_TABLE` for what has none. */
  id: string;
  /** Empty for the row of what has no table. */
  name: string;
  /** By round. Rounds without a meeting are left out. */
  cells: ReadonlyMap<string, readonly BoardMeeting[]>;
  /** Meetings above each other, where the row has most. At least 1. */
  lines: number;
  /** Rounds in which the table cannot be used, or somebody cannot come. */
  closed: ReadonlySet<string>;
}

export interface GridModel {
  view: View;
  rounds: readonly Round[];
  rows: readonly GridRow[];
  /** Where each meeting is: one place in the view of tables, one for each of its people in theirs. */
  spots: ReadonlyMap<string, readonly Spot[]>;
}

/** A place on the board, counted from 0; `line` among the meetings of a cell. */
export interface Spot {
  row: number;
  column: number;
  line: number;
}

/**
 * A plan as rows and columns.
 * @param roomId tables of this room alone, and people who have a meeting there; null for all rooms
 */
export function layOut(board: Board, view: View, roomId: string | null): GridModel {
  const { rounds } = board;
  const columns = new Map(rounds.map(({ id }, index) => [id, index]));
  const inRoom = new Set(
    board.points.filter(({ locationIds }) => roomId === null || locationIds.includes(roomId)).map(({ id }) => id),
  );
  const placed = board.meetings.filter(({ roundId }) => roundId !== null && columns.has(roundId));
  const rows = view === 'tables' ? byTable(board, placed, inRoom, roomId) : byPerson(board, placed, inRoom, roomId);
  return { view, rounds, rows, spots: spotsOf(rows, columns) };
}

type Cells = Map<string, BoardMeeting[]>;

function byTable(board: Board, placed: readonly BoardMeeting[], inRoom: ReadonlySet<string>, roomId: string | null) {
  const cellsOf = new Map<string, Cells>();
  for (const meeting of placed) put(cellsOf, meeting.meetingPointId ?? NO_TABLE, meeting);
  const rows = board.points
    .filter(({ id }) => inRoom.has(id))
    .map(({ id, name, capacity, closedIn }) => toRow(id, name, cellsOf.get(id), closedIn, capacity));
  const homeless = cellsOf.get(NO_TABLE);
  return homeless === undefined || roomId !== null ? rows : [toRow(NO_TABLE, '', homeless, [], 1), ...rows];
}

function byPerson(board: Board, placed: readonly BoardMeeting[], inRoom: ReadonlySet<string>, roomId: string | null) {
  const cellsOf = new Map<string, Cells>();
  const there = new Set<string>();
  for (const meeting of placed)
    for (const person of meeting.people) {
      put(cellsOf, person, meeting);
      if (meeting.meetingPointId !== null && inRoom.has(meeting.meetingPointId)) there.add(person);
    }
  const collator = new Intl.Collator();
  return board.people
    .filter(({ id }) => roomId === null || there.has(id))
    .toSorted((a, b) => collator.compare(a.name, b.name))
    .map(({ id, name, away }) => toRow(id, name, cellsOf.get(id), away, 1));
}

function put(cellsOf: Map<string, Cells>, row: string, meeting: BoardMeeting): void {
  const cells = cellsOf.get(row) ?? new Map<string, BoardMeeting[]>();
  cellsOf.set(row, cells);
  const { roundId } = meeting;
  if (roundId !== null) cells.set(roundId, [...(cells.get(roundId) ?? []), meeting]);
}

/** @param most meetings that a cell shows room for: a table for five is five lines high only where it is that full */
function toRow(id: string, name: string, cells: Cells | undefined, closed: readonly string[], most: number): GridRow {
  const fullest = Math.max(0, ...[...(cells?.values() ?? [])].map((meetings) => meetings.length));
  // A table with room for one more shows it, so that something can be dropped there.
  const lines = Math.max(1, fullest, Math.min(most, fullest + 1));
  return { id, name, cells: cells ?? new Map(), lines, closed: new Set(closed) };
}

function spotsOf(rows: readonly GridRow[], columns: ReadonlyMap<string, number>): Map<string, Spot[]> {
  const spots = new Map<string, Spot[]>();
  for (const [row, { cells }] of rows.entries())
    for (const [roundId, meetings] of cells)
      for (const [line, { id }] of meetings.entries()) {
        const spot = { row, column: columns.get(roundId) ?? 0, line };
        const list = spots.get(id);
        if (list === undefined) spots.set(id, [spot]);
        else list.push(spot);
      }
  return spots;
}

/** The meetings at a place. */
export function meetingsAt({ rows, rounds }: GridModel, { row, column }: Spot): readonly BoardMeeting[] {
  return rows[row]?.cells.get(rounds[column]?.id ?? '') ?? [];
}

/** The meeting at a place; undefined where it is free. */
export function meetingAt(model: GridModel, spot: Spot): BoardMeeting | undefined {
  return meetingsAt(model, spot)[spot.line];
}

import type { ListSort } from '#shared/contract/registrations.ts';

/** Columns beside the name, in their order. Each is what the list can be sorted by. */
export const COLUMNS = [
  'email',
  'company',
  'ticketType',
  'order',
  'status',
  'joined',
  'lastSeen',
] as const satisfies readonly ListSort[];
export type Column = (typeof COLUMNS)[number];

/** What fits on a laptop's screen; the tag of the status has the time in it. */
const FEW_COLUMNS: readonly Column[] = ['email', 'company', 'ticketType', 'status'];
/** Windows that have room for all. */
const ROOMY_PX = 1600;

/** Least width of each in px, and its share of what is left over. */
const WIDTHS: Record<Column | 'name', readonly [least: number, share: number]> = {
  name: [220, 1.6],
  email: [190, 1.3],
  company: [160, 1.2],
  ticketType: [130, 0.8],
  order: [120, 0.6],
  status: [146, 0.5],
  joined: [132, 0.4],
  lastSeen: [132, 0.4],
};
/** Of the column with the boxes. */
const BOX_PX = 56;

/** The columns as a track list of CSS grid, and how wide they are at least. */
export function tracksOf(columns: readonly Column[]): { tracks: string; width: number } {
  const widths = (['name', ...columns] as const).map((column) => WIDTHS[column]);
  return {
    tracks: [`${BOX_PX}px`, ...widths.map(([least, share]) => `minmax(${least}px, ${share}fr)`)].join(' '),
    width: widths.reduce((sum, [least]) => sum + least, BOX_PX),
  };
}

const KEPT = 'lanyard.people.columns';

/** The columns that were chosen at this desk; before that, as many as the window has room for. */
export function readColumns(storage: Pick<Storage, 'getItem'>, windowPx: number): readonly Column[] {
  const kept = storage.getItem(KEPT);
  if (kept === null) return windowPx < ROOMY_PX ? FEW_COLUMNS : COLUMNS;
  const names = kept.split(' ');
  return COLUMNS.filter((column) => names.includes(column));
}

export function keepColumns(storage: Pick<Storage, 'setItem'>, columns: readonly Column[]): void {
  storage.setItem(KEPT, columns.join(' '));
}

/** A column more or less, all in their order. */
export function withColumn(columns: readonly Column[], column: Column): readonly Column[] {
  const shown = new Set(columns);
  if (!shown.delete(column)) shown.add(column);
  return COLUMNS.filter((each) => shown.has(each));
}

import { type GridModel, meetingsAt, type Spot } from './grid-model.ts';

/** How a key goes over the board. */
interface Reach {
  /** Rows that a page has. */
  page: number;
  /** Whether somebody holds a meeting: what is in a cell does not matter then. */
  holding: boolean;
  /** Whether Ctrl is held. */
  control: boolean;
}

/** Where a key leads from a place; null for a key that leads nowhere, and where the board is empty. */
export function spotAfter(model: GridModel, at: Spot, key: string, { page, holding, control }: Reach): Spot | null {
  const { length: rows } = model.rows;
  const { length: columns } = model.rounds;
  if (rows === 0 || columns === 0) return null;
  const place = (row: number, column: number, line = 0): Spot => ({
    row: within(row, rows),
    column: within(column, columns),
    line,
  });
  switch (key) {
    case 'ArrowLeft':
      return place(at.row, at.column - 1);
    case 'ArrowRight':
      return place(at.row, at.column + 1);
    case 'ArrowDown':
      if (!holding && at.line + 1 < meetingsAt(model, at).length) return { ...at, line: at.line + 1 };
      return at.row + 1 < rows ? place(at.row + 1, at.column) : at;
    case 'ArrowUp':
      return above(model, at, holding);
    case 'PageDown':
      return place(at.row + page, at.column);
    case 'PageUp':
      return place(at.row - page, at.column);
    case 'Home':
      return place(control ? 0 : at.row, 0);
    case 'End':
      return place(control ? rows - 1 : at.row, columns - 1);
    default:
      return null;
  }
}

function above(model: GridModel, at: Spot, holding: boolean): Spot {
  if (!holding && at.line > 0) return { ...at, line: at.line - 1 };
  if (at.row === 0) return at;
  const up = { row: at.row - 1, column: at.column, line: 0 };
  return holding ? up : { ...up, line: Math.max(0, meetingsAt(model, up).length - 1) };
}

/** A place that is still on the board, after it has changed. */
export function kept(model: GridModel, at: Spot): Spot {
  const { length: rows } = model.rows;
  const spot = { row: within(at.row, rows), column: within(at.column, model.rounds.length), line: at.line };
  return { ...spot, line: within(at.line, meetingsAt(model, spot).length) };
}

function within(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}

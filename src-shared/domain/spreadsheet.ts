/** Text that a spreadsheet would run as a formula (OWASP, CSV Injection), also in full width; apostrophes before it are its own. */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/;
const DEFUSED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Puts an apostrophe before what a spreadsheet would run as a formula, which is how people tell it the same. */
export function defuse(cell: string): string {
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}

/** Takes away the apostrophe that {@link defuse} has put there. */
export function undoDefuse(cell: string): string {
  return DEFUSED.test(cell) ? cell.slice(1) : cell;
}

/**
 * Where a spreadsheet splits lines at semicolons or tabs, as in German, a quoted cell is split as well: what would begin a cell
 * of its own is defused too.
 */
export function defuseWithin(cell: string): string {
  return defuse(cell).replace(/([;\t]\s*)(?=[=+\-@＝＋－＠])/g, "$1'");
}

import type { RawRow } from './head.ts';
import { MAX_CODE_LENGTH, MAX_EXTRA_LENGTH, MAX_NAME_LENGTH } from './limits.ts';
import { fullName, splitCommaName } from './names.ts';
import type { ColumnMapping, ImportedRow, RejectedRow, TargetField } from './types.ts';
import {
  cleanLine,
  cleanText,
  isEmail,
  isRoundedNumber,
  isSpreadsheetError,
  readDate,
  readEmail,
  readKeywords,
  readTicketCodes,
} from './values.ts';
import { readPaid, readStatus, readYesNo } from './wordLists.ts';

export type MappedRow =
  | { readonly kind: 'row'; readonly row: ImportedRow }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRow }
  | { readonly kind: 'blank' };

/** Fields of which the first value that is not empty counts; a further one is kept as an extra field. */
type SingleField = Exclude<
  TargetField,
  'ticketCode' | 'note' | 'interests' | 'attention' | 'vip' | 'status' | 'paid' | 'checkedInAt'
>;

/** A row while its cells are read. */
interface Draft {
  readonly single: Partial<Record<SingleField, string>>;
  readonly codes: string[];
  readonly notes: string[];
  readonly interests: string[];
  readonly extra: Record<string, string>;
  readonly warnings: string[];
  status: ImportedRow['status'];
  attention: boolean;
  vip: boolean;
}

const CODE_FIELDS: ReadonlySet<TargetField> = new Set(['ticketCode', 'orderCode', 'orderPosition', 'phone']);

/**
 * Turns the rows of a file into attendees.
 *
 * A row is rejected only for what a person has to correct in the file: broken quotation marks, cells that have slipped into
 * other columns, nothing to know the person by (neither name nor e-mail nor ticket code), a name or code beyond all sense,
 * or a ticket code that an earlier row has. Everything else is imported with a warning: an unreadable e-mail address, a code
 * that a spreadsheet has rounded and an unknown status word are kept as extra fields, since a person with a damaged address
 * still stands at the door.
 */
export class RowMapper {
  readonly #mapping: ColumnMapping;
  readonly #commaNames: boolean;
  /** Rows of the codes so far. The keys are copies: a piece of the file's text would keep its whole chunk in memory. */
  readonly #rowOfCode = new Map<string, number>();

  /** @param commaNames the column of whole names is written "Last, First" throughout */
  constructor(mapping: ColumnMapping, commaNames: boolean) {
    this.#mapping = mapping;
    this.#commaNames = commaNames;
  }

  map(raw: RawRow): MappedRow {
    const reject = (reason: string): MappedRow => ({
      kind: 'rejected',
      rejected: { rowNumber: raw.rowNumber, reason, cells: [...raw.cells] },
    });
    if (raw.problem !== null) return reject(raw.problem);
    if (raw.cells.every((cell) => cell.trim() === '')) return { kind: 'blank' };
    const warnings: string[] = [];
    const damage = this.#checkWidth(raw, warnings);
    if (damage !== null) return reject(damage);
    const draft = this.#read(raw, warnings);
    const row = this.#assemble(raw.rowNumber, draft);
    return typeof row === 'string' ? reject(row) : { kind: 'row', row };
  }

  /** A reason to reject the row, or null. In a text file a wrong number of cells means that values stand in wrong columns. */
  #checkWidth(raw: RawRow, warnings: string[]): string | null {
    const width = this.#mapping.length;
    if (raw.grid) return null;
    const surplus = raw.cells.slice(width).some((cell) => cell.trim() !== '');
    if (surplus)
      return `The row has ${raw.cells.length} cells where the headings have ${width}: a separator is too many, or quotation marks are missing.`;
    if (raw.cells.length >= width) return null;
    const few = `The row has ${raw.cells.length} of ${width} cells`;
    if (raw.looseQuotes) return `${few}, and a quotation mark inside a cell is not closed properly.`;
    const filled = raw.cells.filter((cell) => cell.trim() !== '').length;
    if (width > 2 && filled < 2) return `${few}: it is the end of another row, or no attendee.`;
    const slipped = this.#mapping.some(({ target }, column) => {
      const cell = raw.cells[column]?.trim() ?? '';
      if (target === 'email') return cell !== '' && !cell.includes('@');
      const identity =
        target === 'displayName' || target === 'firstName' || target === 'lastName' || target === 'orderCode';
      return identity && isEmail(cell);
    });
    if (slipped) return `${few}, and its values stand in wrong columns: a separator or a quotation mark is missing.`;
    warnings.push(`${few}; the missing ones are taken as empty.`);
    return null;
  }

  #read(raw: RawRow, warnings: string[]): Draft {
    const draft: Draft = {
      single: {},
      codes: [],
      notes: [],
      interests: [],
      extra: {},
      warnings,
      status: 'enrolled',
      attention: false,
      vip: false,
    };
    for (const [column, { heading, target }] of this.#mapping.entries()) {
      const cell = raw.cells[column] ?? '';
      if (cell === '' || target === 'ignore') continue;
      if (isSpreadsheetError(cell.trim())) {
        warnings.push(`“${heading}” holds the error ${cell.trim()}; taken as empty.`);
        continue;
      }
      if (target === 'extra') keepExtra(draft, heading, cell);
      else readField(draft, heading, target, cell);
    }
    for (const [column, cell] of raw.cells.slice(this.#mapping.length).entries()) {
      if (cell.trim() !== '') keepExtra(draft, `Column ${this.#mapping.length + column + 1}`, cell);
    }
    return draft;
  }

  /** The finished row, or the reason why there is none. */
  #assemble(rowNumber: number, draft: Draft): ImportedRow | string {
    const { single } = draft;
    const names = this.#names(single);
    const [code] = draft.codes;
    const email = single.email ?? null;
    const displayName = names.displayName || email || code || '';
    if (displayName === '') return 'There is no name, no e-mail address and no ticket code in this row.';
    if ([names.firstName, names.lastName, names.displayName].some((name) => name.length > MAX_NAME_LENGTH)) {
      return `The name is longer than ${MAX_NAME_LENGTH} characters: cells have run together.`;
    }
    if (draft.codes.some((value) => value.length > MAX_CODE_LENGTH))
      return `The ticket code is longer than ${MAX_CODE_LENGTH} characters.`;
    const clash = this.#claimCodes(draft.codes, rowNumber);
    if (clash !== null) return clash;
    return {
      rowNumber,
      firstName: names.firstName,
      lastName: names.lastName,
      displayName,
      email,
      phone: single.phone ?? null,
      company: single.company ?? null,
      jobTitle: single.jobTitle ?? null,
      ticketType: single.ticketType ?? null,
      ticketCodes: draft.codes,
      orderCode: single.orderCode ?? null,
      orderPosition: single.orderPosition ?? null,
      status: draft.status,
      note: draft.notes.length === 0 ? null : draft.notes.join('\n'),
      attention: draft.attention,
      vip: draft.vip,
      interests: draft.interests,
      seat: single.seat ?? null,
      registeredAt: single.registeredAt === undefined ? null : readDate(single.registeredAt),
      extra: draft.extra,
      warnings: draft.warnings,
    };
  }

  #names(single: Draft['single']): { firstName: string; lastName: string; displayName: string } {
    const firstName = single.firstName ?? '';
    const lastName = single.lastName ?? '';
    const whole = single.displayName ?? '';
    const parts = this.#commaNames ? splitCommaName(whole) : null;
    if (parts !== null) {
      const first = firstName || parts.firstName;
      const last = lastName || parts.lastName;
      return { firstName: first, lastName: last, displayName: fullName(first, last) };
    }
    return { firstName, lastName, displayName: whole || fullName(firstName, lastName) };
  }

  /** Notes the codes of a row that is imported; a code that another row has is a reason to reject this one. */
  #claimCodes(codes: readonly string[], rowNumber: number): string | null {
    for (const code of codes) {
      const first = this.#rowOfCode.get(code);
      if (first !== undefined) return `The ticket code “${code}” is already that of row ${first}.`;
    }
    for (const code of codes) this.#rowOfCode.set(Buffer.from(code).toString(), rowNumber);
    return null;
  }
}

/** Keeps a value under its heading. A value too long for a desk to show is cut, which a warning says. */
function keepExtra(draft: Draft, heading: string, cell: string): void {
  const value = cleanText(cell);
  if (value === '') return;
  if (value.length > MAX_EXTRA_LENGTH)
    draft.warnings.push(`“${heading}” was cut after ${MAX_EXTRA_LENGTH} characters.`);
  draft.extra[heading] = value.slice(0, MAX_EXTRA_LENGTH);
}

function readField(draft: Draft, heading: string, target: TargetField, cell: string): void {
  const value = cleanLine(cell);
  if (value === '') return;
  if (CODE_FIELDS.has(target) && isRoundedNumber(value)) {
    draft.warnings.push(
      `“${heading}” was rounded by a spreadsheet (${value}): the digits are lost. Export the list again.`,
    );
    keepExtra(draft, heading, cell);
    return;
  }
  switch (target) {
    case 'ticketCode':
      readCode(draft, heading, cell);
      return;
    case 'email':
      readAddress(draft, heading, value, cell);
      return;
    case 'status':
      readStatusCell(draft, heading, value, cell);
      return;
    case 'paid':
      if (readPaid(value) === false) draft.warnings.push(`Not paid yet (“${heading}”: ${value}).`);
      keepExtra(draft, heading, cell);
      return;
    case 'checkedInAt':
      keepExtra(draft, heading, cell);
      return;
    case 'attention':
    case 'vip': {
      const answer = readYesNo(value);
      draft[target] ||= answer ?? true;
      // Something else than yes or no says why; staff should read it.
      if (answer === null) draft.notes.push(cleanText(cell).slice(0, MAX_EXTRA_LENGTH));
      return;
    }
    case 'note':
      draft.notes.push(cleanText(cell).slice(0, MAX_EXTRA_LENGTH));
      return;
    case 'interests':
      for (const word of readKeywords(cell)) if (!draft.interests.includes(word)) draft.interests.push(word);
      return;
    default:
      if (draft.single[target] === undefined) draft.single[target] = value;
      else keepExtra(draft, heading, cell);
  }
}

function readCode(draft: Draft, heading: string, cell: string): void {
  const codes = readTicketCodes(cell);
  if (codes.length === 0) keepExtra(draft, heading, cell);
  for (const code of codes) if (!draft.codes.includes(code)) draft.codes.push(code);
}

function readAddress(draft: Draft, heading: string, value: string, cell: string): void {
  const email = readEmail(value);
  if (email === null) draft.warnings.push(`“${value.slice(0, 100)}” is no e-mail address; kept under “${heading}”.`);
  const isAll = email !== null && email.length === value.length;
  if (email !== null && draft.single.email === undefined) draft.single.email = email;
  if (!isAll || draft.single.email !== email) keepExtra(draft, heading, cell);
}

function readStatusCell(draft: Draft, heading: string, value: string, cell: string): void {
  const { status, keep, warning } = readStatus(value, heading);
  // Of several status columns the most restrictive counts: an approved guest whose order was refunded has no place.
  if (status === 'cancelled' || draft.status === 'enrolled') draft.status = status;
  if (warning !== null) draft.warnings.push(warning);
  if (keep) keepExtra(draft, heading, cell);
}

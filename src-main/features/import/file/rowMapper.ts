import type { NamedRound } from '#shared/domain/round-names.ts';
import { type Draft, keepExtra, readField } from './draft.ts';
import type { RawRow } from './head.ts';
import { MAX_CODE_LENGTH, MAX_NAME_LENGTH } from './limits.ts';
import { fullName, splitCommaName } from './names.ts';
import type { ColumnMapping, ImportedRow, RejectedRow } from './types.ts';
import { isEmail, isSpreadsheetError, readDate } from './values.ts';

export type MappedRow =
  | { readonly kind: 'row'; readonly row: ImportedRow }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRow }
  | { readonly kind: 'blank' };

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
  readonly #known: boolean;
  readonly #rounds: readonly NamedRound[];
  /** Rows of the codes so far. The keys are copies: a piece of the file's text would keep its whole chunk in memory. */
  readonly #rowOfCode = new Map<string, number>();

  /**
   * @param commaNames the column of whole names is written "Last, First" throughout
   * @param known as `ReadOptions.known`
   * @param rounds as `ReadOptions.rounds`
   */
  constructor(mapping: ColumnMapping, commaNames: boolean, known: boolean, rounds: readonly NamedRound[]) {
    this.#mapping = mapping;
    this.#commaNames = commaNames;
    this.#known = known;
    this.#rounds = rounds;
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
      keywords: { interests: [], offering: [], lookingFor: [] },
      extra: {},
      warnings,
      status: 'enrolled',
      attention: false,
      vip: false,
      availability: null,
    };
    for (const [column, { heading, target }] of this.#mapping.entries()) {
      const cell = raw.cells[column] ?? '';
      if (cell === '' || target === 'ignore') continue;
      if (isSpreadsheetError(cell.trim())) {
        warnings.push(`“${heading}” holds the error ${cell.trim()}; taken as empty.`);
        continue;
      }
      if (target === 'extra') keepExtra(draft, heading, cell);
      else readField(draft, heading, target, cell, this.#rounds);
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
    const displayName = names.displayName || email || code || (this.#known ? single.orderCode : undefined) || '';
    if (this.#known && email === null && code === undefined && single.orderCode === undefined)
      return 'There is no e-mail address, no ticket code and no order code in this row.';
    if (displayName === '') return 'There is no name, no e-mail address and no ticket code in this row.';
    if ([names.firstName, names.lastName, names.displayName].some((name) => name.length > MAX_NAME_LENGTH)) {
      return `The name is longer than ${MAX_NAME_LENGTH} characters: cells have run together.`;
    }
    if (draft.codes.some((value) => value.length > MAX_CODE_LENGTH))
      return `The ticket code is longer than ${MAX_CODE_LENGTH} characters.`;
    const clash = this.#known ? null : this.#claimCodes(draft.codes, rowNumber);
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
      ...draft.keywords,
      seat: single.seat ?? null,
      availability: draft.availability,
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

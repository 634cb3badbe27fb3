import { LONGEST_KEYWORD, MOST_KEYWORDS, uniqueKeywords } from '#shared/domain/keywords.ts';
import { availabilitySaid, type NamedRound, type SaidRounds } from '#shared/domain/round-names.ts';
import { MAX_EXTRA_LENGTH } from './limits.ts';
import type { ImportedRow, TargetField } from './types.ts';
import { cleanLine, cleanText, isRoundedNumber, readEmail, readKeywords, readTicketCodes } from './values.ts';
import { readPaid, readStatus, readYesNo } from './wordLists.ts';

/** Fields that hold lists of keywords. */
type KeywordField = 'interests' | 'offering' | 'lookingFor';

/** Fields of which the first value that is not empty counts; a further one is kept as an extra field. */
type SingleField = Exclude<
  TargetField,
  KeywordField | 'ticketCode' | 'note' | 'attention' | 'vip' | 'status' | 'paid' | 'checkedInAt' | 'availability'
>;

/** A row while its cells are read. */
export interface Draft {
  readonly single: Partial<Record<SingleField, string>>;
  readonly codes: string[];
  readonly notes: string[];
  readonly keywords: Record<KeywordField, string[]>;
  readonly extra: Record<string, string>;
  readonly warnings: string[];
  status: ImportedRow['status'];
  attention: boolean;
  vip: boolean;
  availability: SaidRounds | null;
}

const CODE_FIELDS: ReadonlySet<TargetField> = new Set(['ticketCode', 'orderCode', 'orderPosition', 'phone']);

/*
 * Warnings name the column, never what stands in it: they are kept with the import, also when the row's person is erased.
 */

/** Keeps a value under its heading. A value too long for a desk to show is cut, which a warning says. */
export function keepExtra(draft: Draft, heading: string, cell: string): void {
  const value = cleanText(cell);
  if (value === '') return;
  if (value.length > MAX_EXTRA_LENGTH)
    draft.warnings.push(`“${heading}” was cut after ${MAX_EXTRA_LENGTH} characters.`);
  draft.extra[heading] = value.slice(0, MAX_EXTRA_LENGTH);
}

/** Reads a cell into the field that its column means. @param rounds of the event */
export function readField(
  draft: Draft,
  heading: string,
  target: TargetField,
  cell: string,
  rounds: readonly NamedRound[],
): void {
  const value = cleanLine(cell);
  if (value === '') return;
  if (CODE_FIELDS.has(target) && isRoundedNumber(value)) {
    draft.warnings.push(`“${heading}” was rounded by a spreadsheet: the digits are lost. Export the list again.`);
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
      if (readPaid(value) === false) draft.warnings.push(`Not paid yet (“${heading}”).`);
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
    case 'offering':
    case 'lookingFor':
      readKeywordCell(draft, heading, target, cell);
      return;
    case 'availability':
      readRoundsCell(draft, heading, cell, rounds);
      return;
    default:
      if (draft.single[target] === undefined) draft.single[target] = value;
      else keepExtra(draft, heading, cell);
  }
}

/** Adds keywords to those of the row. Where some are no keywords or too many, the whole cell is kept beside the list. */
function readKeywordCell(draft: Draft, heading: string, field: KeywordField, cell: string): void {
  const words = readKeywords(cell);
  const short = words.filter((word) => word.length <= LONGEST_KEYWORD);
  const all = uniqueKeywords([...draft.keywords[field], ...short]);
  draft.keywords[field] = all.slice(0, MOST_KEYWORDS);
  if (short.length < words.length)
    draft.warnings.push(`“${heading}” has a keyword of more than ${LONGEST_KEYWORD} characters: it is left out.`);
  if (all.length > MOST_KEYWORDS)
    draft.warnings.push(`“${heading}” has more than ${MOST_KEYWORDS} keywords: the rest is left out.`);
  if (short.length < words.length || all.length > MOST_KEYWORDS) keepExtra(draft, heading, cell);
}

/** Of several columns the last counts that says something. */
function readRoundsCell(draft: Draft, heading: string, cell: string, rounds: readonly NamedRound[]): void {
  const said = availabilitySaid(cleanText(cell), rounds);
  if (said !== null) {
    draft.availability = said;
    return;
  }
  draft.warnings.push(`“${heading}” names a round that the event does not have; kept as it is.`);
  keepExtra(draft, heading, cell);
}

function readCode(draft: Draft, heading: string, cell: string): void {
  const codes = readTicketCodes(cell);
  if (codes.length === 0) keepExtra(draft, heading, cell);
  for (const code of codes) if (!draft.codes.includes(code)) draft.codes.push(code);
}

function readAddress(draft: Draft, heading: string, value: string, cell: string): void {
  const email = readEmail(value);
  if (email === null) draft.warnings.push(`There is no e-mail address in “${heading}”; kept as it is.`);
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

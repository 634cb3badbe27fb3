import { createHash } from 'node:crypto';
import { fold, foldKey } from './fold.ts';
import type { FileSource, ProposedColumn, TargetField } from './types.ts';
import { isEmail } from './values.ts';
import { BUYER_WORDS, FILLER_WORDS, HEADINGS, type HeadingMeaning, OTHER_WORDS } from './vocabulary.ts';

const EXACT = 0.9;
const PARTIAL = 0.7;
const BUYER = 0.4;

/** Fields of which a file has one column at most; a second column of the same meaning is kept as an extra field. */
const REPEATABLE: ReadonlySet<HeadingMeaning> = new Set(['ticketCode', 'checkedInAt']);

const MEANINGS: ReadonlyMap<string, HeadingMeaning> = buildIndex();
const FILLERS = new Set(FILLER_WORDS.map(fold));
const OTHERS = new Set(OTHER_WORDS.map(fold));
const BUYERS = new Set(BUYER_WORDS.map(fold));

/** Where a word stands under two fields, the one listed first keeps it: the order of `HEADINGS` is part of the meaning. */
function buildIndex(): Map<string, HeadingMeaning> {
  const index = new Map<string, HeadingMeaning>();
  for (const [meaning, headings] of Object.entries(HEADINGS) as [HeadingMeaning, readonly string[]][]) {
    for (const heading of headings) {
      const key = foldKey(heading);
      if (key !== '' && !index.has(key)) index.set(key, meaning);
    }
  }
  return index;
}

interface Recognition {
  readonly meaning: HeadingMeaning;
  readonly confidence: number;
}

/** What a heading means on its own, in any of the languages; null when it is nobody's word for anything known. */
export function recogniseHeading(heading: string): Recognition | null {
  const whole = MEANINGS.get(foldKey(heading));
  if (whole !== undefined) return { meaning: whole, confidence: EXACT };
  const withoutAside = heading.replace(/[([{（【].*?[)\]}）】]/g, ' ').replace(/\s[-–/]\s.*$/, '');
  const aside = MEANINGS.get(foldKey(withoutAside));
  if (aside !== undefined && withoutAside.trim() !== '') return { meaning: aside, confidence: PARTIAL + 0.1 };
  return ofNamePart(heading) ?? ofRemainder(fold(withoutAside).split(' '));
}

/** "Attendee name: Given name", as pretix writes the parts of a name in every language. */
function ofNamePart(heading: string): Recognition | null {
  const colon = heading.search(/[:：]/);
  if (colon < 0) return null;
  const owner = recogniseHeading(heading.slice(0, colon));
  if (owner?.meaning !== 'displayName' && owner?.meaning !== 'name') return null;
  const part = MEANINGS.get(foldKey(heading.slice(colon + 1)));
  return part === 'firstName' || part === 'lastName' || part === 'displayName'
    ? { meaning: part, confidence: EXACT }
    : null;
}

/** "What is your company?" and "Nom de la société du participant": what is left without the words of courtesy. */
function ofRemainder(tokens: readonly string[]): Recognition | null {
  const isBuyer = tokens.some((token) => BUYERS.has(token));
  if (!isBuyer && tokens.some((token) => OTHERS.has(token))) return null;
  const rest = tokens.filter((token) => !FILLERS.has(token) && !BUYERS.has(token));
  if (rest.length === 0 || rest.length === tokens.length) return null;
  const meaning = MEANINGS.get(rest.join(''));
  if (meaning === undefined) return null;
  if (!isBuyer) return { meaning: meaning === 'name' ? 'displayName' : meaning, confidence: PARTIAL };
  const personal =
    meaning === 'name' ||
    meaning === 'firstName' ||
    meaning === 'lastName' ||
    meaning === 'email' ||
    meaning === 'phone';
  return personal ? { meaning: meaning === 'name' ? 'displayName' : meaning, confidence: BUYER } : null;
}

/** Number of columns that mean different things: how much a row looks like a row of headings. */
export function countRecognised(cells: readonly string[]): number {
  const meanings = new Set<HeadingMeaning>();
  for (const cell of cells) {
    if (cell.length > 120) continue;
    const recognised = recogniseHeading(cell);
    if (recognised !== null) meanings.add(recognised.meaning);
  }
  return meanings.size;
}

/** Which shop wrote the file, by the headings that only it has. pretix translates its own, so meanings are compared there. */
export function detectSource(headings: readonly string[]): FileSource {
  const keys = new Set(headings.map(foldKey));
  const has = (...names: readonly string[]): number => names.filter((name) => keys.has(name)).length;
  if (has('approvalstatus') === 1 && has('qrcodeurl', 'apiid', 'guestid', 'tickettypeid', 'hasjoinedevent') > 0)
    return 'luma';
  const eventbrite = has(
    'attendeenumber',
    'attendeestatus',
    'eventbritefees',
    'eventbritepaymentprocessing',
    'pricetier',
  );
  if (eventbrite >= 2 || (eventbrite === 1 && has('ordernumber', 'ordertype', 'tickettype') >= 2)) return 'eventbrite';
  const meanings = headings.map((heading) => recogniseHeading(heading)?.meaning ?? null);
  const startsLikePretix = meanings[0] === 'orderCode' && (meanings[1] === 'displayName' || meanings[1] === 'name');
  if (startsLikePretix && meanings.includes('attention')) return 'pretix';
  const pretixOnly = has(
    'automaticallycheckedin',
    'automatischeingecheckt',
    'vouchercode',
    'gutscheincode',
    'seatid',
    'sitzplatzid',
  );
  if (startsLikePretix && pretixOnly > 0) return 'pretix';
  return 'generic';
}

/** "Name" beside a given name is the family name and the other way round; alone, or beside both, it is the whole name. */
function settleName(meanings: readonly (Recognition | null)[]): TargetField {
  const has = (meaning: HeadingMeaning): boolean =>
    meanings.some((recognition) => recognition?.meaning === meaning && recognition.confidence > BUYER);
  if (has('firstName') && !has('lastName')) return 'lastName';
  if (has('lastName') && !has('firstName') && !has('displayName')) return 'firstName';
  return 'displayName';
}

/**
 * Proposes what each column means. Of several columns for one field the surest wins, then the first; the others stay as
 * extra fields, so that nothing of the file is lost.
 *
 * @param headings unique headings, in order
 * @param sample rows below them, to tell a code that every ticket has of its own from one that a whole order shares
 */
export function proposeMapping(headings: readonly string[], sample: readonly (readonly string[])[]): ProposedColumn[] {
  const source = detectSource(headings);
  const recognitions = headings.map((heading) => recogniseHeading(heading));
  const nameField = settleName(recognitions);
  const candidates = recognitions.map((recognition, column) => {
    if (recognition === null) return null;
    const field = recognition.meaning === 'name' ? nameField : recognition.meaning;
    const told = fieldByValues(field, sample, column);
    return { field: told, confidence: told === field ? recognition.confidence : BUYER };
  });
  const winners = new Map<TargetField, number>();
  for (const [column, candidate] of candidates.entries()) {
    if (candidate === null) continue;
    const rival = candidates[winners.get(candidate.field) ?? -1];
    if (rival == null || candidate.confidence > rival.confidence) winners.set(candidate.field, column);
  }
  return headings.map((heading, column) => {
    const candidate = candidates[column];
    if (candidate == null) return { heading, target: 'extra', confidence: 0 };
    const wins =
      winners.get(candidate.field) === column || (REPEATABLE.has(candidate.field) && candidate.confidence >= PARTIAL);
    if (!wins) return { heading, target: 'extra', confidence: 0 };
    return { heading, target: candidate.field, confidence: source === 'generic' ? candidate.confidence : 1 };
  });
}

/** Some headings mean two things; what stands below them says which. */
function fieldByValues(field: TargetField, sample: readonly (readonly string[])[], column: number): TargetField {
  if (field === 'ticketCode' && isShared(sample, column)) return 'orderCode';
  // "Position" is the number of a line in an order, and in German what somebody does in a company.
  if (field === 'orderPosition' && isWords(sample, column)) return 'jobTitle';
  return field;
}

/** Most of the values of a column are words. */
function isWords(sample: readonly (readonly string[])[], column: number): boolean {
  const values = sample.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '');
  return values.filter((value) => /^\P{N}*\p{L}{2}\P{N}*$/u.test(value)).length > values.length / 2;
}

/** More than a third of the values of a column occur several times: it is no code of a single ticket. */
function isShared(sample: readonly (readonly string[])[], column: number): boolean {
  const values = sample
    .map((row) => row[column]?.trim() ?? '')
    .filter((value) => value !== '' && !/^https?:/i.test(value));
  return values.length >= 6 && new Set(values).size < values.length * 0.67;
}

/** A proposal for a file without headings, by what the cells look like. Everything but e-mail is a guess to be looked at. */
export function proposeByContent(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
): ProposedColumn[] {
  const share = (column: number, test: (value: string) => boolean): number => {
    const values = sample.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '');
    return values.length === 0 ? 0 : values.filter(test).length / values.length;
  };
  const emailColumn = headings.findIndex((_, column) => share(column, isEmail) > 0.6);
  const isName = (value: string): boolean => /^\p{L}[\p{L}\p{M}\s.,'’-]*$/u.test(value) && value.length < 80;
  const nameColumns = headings.map((_, column) => column).filter((column) => share(column, isName) > 0.8);
  const [first, second] = nameColumns;
  const singleWords = first !== undefined && share(first, (value) => !/\s/.test(value)) > 0.8;
  return headings.map((heading, column) => {
    if (column === emailColumn) return { heading, target: 'email', confidence: EXACT };
    if (column === first) {
      const inParts = singleWords && second === column + 1;
      return { heading, target: inParts ? 'firstName' : 'displayName', confidence: BUYER };
    }
    if (first !== undefined && singleWords && column === second && second === first + 1) {
      return { heading, target: 'lastName', confidence: BUYER };
    }
    return { heading, target: 'extra', confidence: 0 };
  });
}

/**
 * The key under which a mapping by hand is remembered: equal for files with the same headings in the same order, whatever
 * their case, accents and spacing, and whatever the shop's file name or encoding.
 */
export function mappingSignature(headings: readonly string[]): string {
  const canonical = JSON.stringify(headings.map((heading) => fold(heading)));
  return createHash('sha256').update(canonical).digest('hex').slice(0, 32);
}

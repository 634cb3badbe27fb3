/*
 * PostgreSQL's texts have no place for the character with the number 0, which people's lists do hold at times. It is written as
 * two signs, the first of which is doubled where it stands for itself; all statements of a hub and what they answer go through here.
 */

const MARK = '\u001a';
const MARKED = new RegExp(`${MARK}([${MARK}0])`, 'g');

/** A text as it is bound to a statement. */
export function toPostgres(text: string): string {
  if (!text.includes('\0') && !text.includes(MARK)) return text;
  return text.replaceAll(MARK, `${MARK}${MARK}`).replaceAll('\0', `${MARK}0`);
}

/** A text of the database as it was before {@link toPostgres}. */
export function fromPostgres(text: string): string {
  if (!text.includes(MARK)) return text;
  return text.replace(MARKED, (_, sign: string) => (sign === '0' ? '\0' : MARK));
}

import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import { fold } from '#shared/domain/text.ts';

/** Rows that are looked through at a time. */
const PAGE = 1000;

/** Whose traces are looked for in files that were imported. */
export interface Person {
  personIds: readonly string[];
  registrationIds: readonly string[];
}

/** Whether cells of a file, or what was said of them, tell of somebody. */
export type Recogniser = (cells: readonly string[]) => boolean;

export interface Recognisers {
  isTheirs: Recogniser;
  /** Whether a single one of their names or codes is in a text: enough where little is lost with the text. */
  mentions: (text: string) => boolean;
}

/** What registrations were ever said to be, as far as a file would have it in a cell. */
interface Said {
  firstName?: string | null;
  lastName?: string | null;
  displayName?: string | null;
  email?: string | null;
}

/**
 * Recognises somebody in rows that became nobody: by an address, a whole name or a code that they have or ever had. First
 * and last name tell together only, wherever they stand: by one of them alone, everybody would go who shares it.
 */
export async function recognisersOf(read: Reader, person: Person): Promise<Recognisers> {
  const registered = JSON.stringify(person.registrationIds);
  const now = await read.all<Said>(
    `SELECT p.first_name AS firstName, p.last_name AS lastName, p.display_name AS displayName, p.email
     FROM json_each(?) AS i CROSS JOIN people AS p ON p.id = i.value`,
    [JSON.stringify(person.personIds)],
  );
  const told = await read.all<{ payload: string }>(
    `SELECT o.payload FROM json_each(?) AS i CROSS JOIN operations AS o ON o.subject_id = i.value
     WHERE o.kind = 'registration.set' AND o.state = 'applied'`,
    [registered],
  );
  const before = told.map(
    ({ payload }) =>
      JSON.parse(payload) as { person: Said; fields: { orderCode?: string | null }; ticketCodes: string[] },
  );
  const held = await read.all<{ value: string }>(
    'SELECT m.value FROM json_each(?) AS i CROSS JOIN media AS m ON m.registration_id = i.value',
    [registered],
  );
  const said = [...now, ...before.map((each) => each.person)];
  const codes = [...held.map(({ value }) => value), ...before.flatMap(({ ticketCodes }) => ticketCodes)];
  const whole = marks([...said.flatMap(({ displayName, email }) => [displayName, email]), ...codes]);
  // Of an order, which may be of several people.
  const orders = marks(before.map(({ fields }) => fields.orderCode));
  const first = marks(said.map(({ firstName }) => firstName));
  const last = marks(said.map(({ lastName }) => lastName));
  const has = (folded: readonly string[], some: readonly string[]) =>
    some.some((mark) => folded.some((cell) => holds(cell, mark)));
  return {
    isTheirs: (cells) => {
      const folded = cells.map(fold);
      return has(folded, whole) || (has(folded, first) && has(folded, last));
    },
    mentions: (text) => has([fold(text)], [...whole, ...first, ...last, ...orders]),
  };
}

function marks(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.map((value) => fold(value ?? '').trim()))].filter((mark) => mark !== '');
}

/** Whether a text holds a mark as words of its own: Anna Li is not in Joanna Lind. */
function holds(text: string, mark: string): boolean {
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    const around = [text.slice(0, at), text.slice(at + mark.length)] as const;
    if (!/[\p{L}\p{N}]$/u.test(around[0]) && !/^[\p{L}\p{N}]/u.test(around[1])) return true;
  }
  return false;
}

/** A rejected row of an import. */
export type Reject = readonly [importId: string, rowNumber: number];

/** The rejected rows of all imports of an organization that tell of somebody. Goes through all: not for within a write. */
export async function findRejects(read: Reader, organizationId: string, isTheirs: Recogniser): Promise<Reject[]> {
  const imports = await read.all<{ id: string }>(
    'SELECT i.id FROM events AS e CROSS JOIN imports AS i ON i.event_id = e.id WHERE e.organization_id = ?',
    [organizationId],
  );
  const found: Reject[] = [];
  for (const { id } of imports) {
    for (let after = -1; ; ) {
      const rows = await read.all<{ rowNumber: number; cells: string }>(
        `SELECT row_number AS rowNumber, cells FROM import_rejects WHERE import_id = ? AND row_number > ?
         ORDER BY row_number LIMIT ?`,
        [id, after, PAGE],
      );
      for (const { rowNumber, cells } of rows) if (isTheirs(JSON.parse(cells) as string[])) found.push([id, rowNumber]);
      const end = rows.at(-1);
      if (end === undefined) break;
      after = end.rowNumber;
    }
  }
  return found;
}

/** Imports of an organization whose file was called after somebody, with what is left of its name. */
export async function findNamedFiles(
  read: Reader,
  organizationId: string,
  mentions: Recognisers['mentions'],
): Promise<NamedFile[]> {
  const rows = await read.all<{ id: string; fileName: string }>(
    'SELECT i.id, i.file_name AS fileName FROM events AS e CROSS JOIN imports AS i ON i.event_id = e.id WHERE e.organization_id = ?',
    [organizationId],
  );
  return rows
    .filter(({ fileName }) => mentions(fileName))
    .map(({ id, fileName }) => [id, /\.[a-z]{2,4}$/i.exec(fileName)?.[0] ?? '']);
}

export type NamedFile = readonly [importId: string, left: string];

/** Deletes what imports keep of somebody beside the list. */
export async function deleteLeftovers(
  tx: WriteTx,
  { registrationIds }: Person,
  { rejects, files }: { rejects: readonly Reject[]; files: readonly NamedFile[] },
): Promise<void> {
  const registered = JSON.stringify(registrationIds);
  await tx.run(
    `DELETE FROM import_rows WHERE registration_id IN (SELECT value FROM json_each(?1)) AND import_id IN (
       SELECT m.id FROM json_each(?1) AS i CROSS JOIN registrations AS r ON r.id = i.value
       CROSS JOIN imports AS m ON m.event_id = r.event_id)`,
    [registered],
  );
  await tx.run(
    `DELETE FROM import_rejects WHERE (import_id, row_number) IN (
       SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
    [JSON.stringify(rejects)],
  );
  await tx.run(
    `UPDATE imports SET file_name = 'list' || (SELECT value ->> 1 FROM json_each(?1) WHERE value ->> 0 = imports.id)
     WHERE id IN (SELECT value ->> 0 FROM json_each(?1))`,
    [JSON.stringify(files)],
  );
}

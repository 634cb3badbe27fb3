import type { Json } from '#shared/domain/errors.ts';
import type { Reader } from '../unit-of-work.ts';
import type { Hlc } from './hlc.ts';

/** An operation of the log, as far as its history is concerned. */
export interface Recorded {
  hlc: Hlc;
  kind: string;
  subjectId: string;
  /** JSON text. */
  payload: string;
}

/** One field of a row before and after an operation. Undefined before, where nobody had said anything about it. */
export interface FieldChange {
  field: string;
  before: Json | undefined;
  after: Json;
  /** Nobody has written the field since. */
  stands: boolean;
}

/** What one operation changed. */
export interface Changes {
  /** Nobody had said anything about the row before. */
  first: boolean;
  fields: FieldChange[];
}

type Fields = Record<string, Json>;

/** Operations asked about at once. */
const PAGE = 500;

/**
 * What operations changed: each field with its value before. That is what the latest of the earlier operations on the same
 * row says, by clock, which is the order that desks agree on.
 * @returns the changes of each operation, in the order asked for
 */
export async function changesOf(read: Reader, operations: readonly Recorded[]): Promise<Changes[]> {
  const changes: Changes[] = [];
  for (let start = 0; start < operations.length; start += PAGE) {
    const page = operations.slice(start, start + PAGE);
    const history = await historyOf(read, page);
    for (const operation of page) changes.push(changesWithin(operation, history));
  }
  return changes;
}

interface Entry {
  hlc: Hlc;
  fields: Fields;
}

/** All that was ever said about the rows, oldest first; people by their id, whatever registration it was said with. */
async function historyOf(read: Reader, operations: readonly Recorded[]): Promise<Map<string, Entry[]>> {
  const subjects = new Set(operations.map((operation) => operation.subjectId));
  const people = operations.map(personOf).filter((id) => id !== null);
  const rows = await read.all<Recorded>(
    `WITH asked (id) AS (
       SELECT value FROM json_each(?1)
       UNION SELECT r.id FROM json_each(?2) AS p CROSS JOIN registrations AS r ON r.person_id = p.value
     )
     SELECT o.hlc, o.kind, o.subject_id AS subjectId, o.payload FROM asked
     CROSS JOIN operations AS o ON o.subject_id = asked.id WHERE o.state = 'applied' ORDER BY o.hlc`,
    [JSON.stringify([...subjects]), JSON.stringify([...new Set(people)])],
  );
  const history = new Map<string, Entry[]>();
  const add = (id: string, entry: Entry) => {
    const entries = history.get(id);
    if (entries === undefined) history.set(id, [entry]);
    else entries.push(entry);
  };
  for (const row of rows) {
    const { own, person } = fieldsOf(row);
    add(row.subjectId, { hlc: row.hlc, fields: own });
    const personId = personOf(row);
    if (personId !== null) add(personId, { hlc: row.hlc, fields: person });
  }
  return history;
}

function changesWithin(operation: Recorded, history: ReadonlyMap<string, readonly Entry[]>): Changes {
  const { own, person } = fieldsOf(operation);
  const personId = personOf(operation);
  const entries = history.get(operation.subjectId) ?? [];
  return {
    first: entries.every((entry) => entry.hlc >= operation.hlc),
    fields: [
      ...compare(operation.hlc, own, entries),
      ...(personId === null ? [] : compare(operation.hlc, person, history.get(personId) ?? [])),
    ],
  };
}

function compare(hlc: Hlc, fields: Fields, entries: readonly Entry[]): FieldChange[] {
  return Object.entries(fields).map(([field, after]) => {
    const of = entries.filter((entry) => Object.hasOwn(entry.fields, field));
    const before = of.findLast((entry) => entry.hlc < hlc)?.fields[field];
    return { field, before, after, stands: of.at(-1)?.hlc === hlc };
  });
}

/** What an operation says about its row, and about the person where it is about one too. Facts say nothing of the kind. */
function fieldsOf({ payload }: Recorded): { own: Fields; person: Fields } {
  // Nothing is left where all of it was personal.
  const { fields = {}, person = {} } = (JSON.parse(payload) ?? {}) as { fields?: Fields; person?: Fields };
  return { own: fields, person };
}

function personOf({ kind, payload }: Recorded): string | null {
  return kind === 'registration.set' ? ((JSON.parse(payload) as { personId: string } | null)?.personId ?? null) : null;
}

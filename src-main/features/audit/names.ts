import type { Reader } from '#main/storage/unit-of-work.ts';
import type { AuditEntry } from '#shared/contract/audit.ts';
import { NAMES_IN, NAMES_OF } from './kinds.ts';

/** What something is called now, and whose it is. */
export interface Subject {
  id: string;
  name: string | null;
  registrationId: string | null;
}

/** Finds the subjects of a page of operations, by their ids. */
export async function namesOf(
  read: Reader,
  rows: readonly { kind: string; subjectId: string }[],
): Promise<Map<string, Subject>> {
  const asked = new Map<string, Set<string>>();
  for (const { kind, subjectId } of rows) put(asked, NAMES_OF[kind], subjectId);
  return find(read, asked);
}

/** Finds the names of the ids that stand in the changes of a page. */
export async function namesIn(read: Reader, entries: readonly AuditEntry[]): Promise<Record<string, string>> {
  const asked = new Map<string, Set<string>>();
  for (const { changes } of entries)
    for (const { field, before, after } of changes)
      for (const value of [before, after]) for (const id of idsIn(value)) put(asked, NAMES_IN[field], id);
  const found = await find(read, asked);
  return Object.fromEntries([...found.values()].flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}

/** Lists of ids stand in the audit as JSON. */
function idsIn(value: string | number | boolean | null): string[] {
  if (typeof value !== 'string') return [];
  return value.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}

function put(asked: Map<string, Set<string>>, statement: string | undefined, id: string): void {
  if (statement === undefined) return;
  const ids = asked.get(statement);
  if (ids === undefined) asked.set(statement, new Set([id]));
  else ids.add(id);
}

/** One statement for all ids that it is for. */
async function find(read: Reader, asked: ReadonlyMap<string, ReadonlySet<string>>): Promise<Map<string, Subject>> {
  const found = await Promise.all(
    [...asked].map(([statement, ids]) => read.all<Subject>(statement, [JSON.stringify([...ids])])),
  );
  return new Map(found.flat().map((subject) => [subject.id, subject]));
}

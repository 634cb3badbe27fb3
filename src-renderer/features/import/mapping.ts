import type { FileInspection } from '#shared/contract/import.ts';
import type { ColumnTarget } from '#shared/domain/import-fields.ts';

/** A column and what it becomes. */
export interface Column {
  heading: string;
  target: ColumnTarget;
}

/** The mapping that the inspection proposes. */
export function proposedMapping(inspection: FileInspection): Column[] {
  return inspection.mapping.map(({ heading, target }) => ({ heading, target }));
}

/** The mapping with one column changed. */
export function withTarget(mapping: readonly Column[], index: number, target: ColumnTarget): Column[] {
  return mapping.map((column, at) => (at === index ? { ...column, target } : column));
}

/** Whether somebody has changed the proposal; only then is it worth remembering. */
export function isChanged(mapping: readonly Column[], inspection: FileInspection): boolean {
  return mapping.some((column, index) => column.target !== inspection.mapping[index]?.target);
}

/** A few different values of a column, to see what it holds. */
export function examplesOf(sample: readonly (readonly string[])[], index: number, most = 3): string[] {
  const values = new Set<string>();
  for (const row of sample) {
    const value = row[index]?.trim() ?? '';
    if (value !== '') values.add(value);
    if (values.size === most) break;
  }
  return [...values];
}

/** Whether the mapping tells who somebody is: without, every row would be rejected. */
export function namesSomebody(mapping: readonly Column[]): boolean {
  const naming: readonly ColumnTarget[] = ['displayName', 'firstName', 'lastName', 'email'];
  return mapping.some(({ target }) => naming.includes(target));
}

/** Targets that more than one column becomes, where only one can win. */
export function doubleTargets(mapping: readonly Column[]): ReadonlySet<ColumnTarget> {
  const seen = new Set<ColumnTarget>();
  const twice = new Set<ColumnTarget>();
  for (const { target } of mapping) {
    if (target === 'extra' || target === 'ignore') continue;
    if (seen.has(target)) twice.add(target);
    seen.add(target);
  }
  return twice;
}

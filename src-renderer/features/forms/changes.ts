/** The fields in which a form differs from what it began with. Only these are sent: what a colleague has changed meanwhile stays. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const fields = Object.keys(after) as (keyof T)[];
  const changed = fields.filter((field) => !same(before[field], after[field]));
  return Object.fromEntries(changed.map((field) => [field, after[field]])) as Partial<T>;
}

/** The same as JSON, which takes NaN for null: what somebody typed that is no number is not the same as nothing. */
function same(one: unknown, other: unknown): boolean {
  return typeof one === typeof other && JSON.stringify(one) === JSON.stringify(other);
}

/** Names by a pattern: `Hall 1 table {n}`. Without a place for the number it stands at the end, unless there is one name alone. */
export function numbered(pattern: string, first: number, count: number): string[] {
  const trimmed = pattern.trim();
  const whole = trimmed.includes('{n}') || count === 1 ? trimmed : `${trimmed} {n}`;
  return Array.from({ length: count }, (_, index) => whole.replaceAll('{n}', String(first + index)));
}

/** The number after the highest that names by the pattern have so far. */
export function nextNumber(pattern: string, names: readonly string[]): number {
  const trimmed = pattern.trim();
  const whole = trimmed.includes('{n}') ? trimmed : `${trimmed} {n}`;
  const escaped = whole.split('{n}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const form = new RegExp(`^${escaped.join('(\\d{1,6})')}$`, 'i');
  return names.reduce((highest, name) => Math.max(highest, Number(form.exec(name)?.[1] ?? 0)), 0) + 1;
}

import type { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';

/** What is wrong, per field. */
export type Problems<K extends string> = Partial<Record<K, string>>;

/** Says in a sentence what is wrong with a field and how to mend it. `code` is zod's. */
export type Say<K extends string> = (field: K, code: string) => string;

/**
 * What a schema of the contract finds wrong, the first thing per field. The schema decides, the caller finds the words: they
 * are in the language of the desk.
 */
export function problemsOf<K extends string>(
  schema: z.ZodType,
  values: unknown,
  fields: readonly K[],
  say: Say<K>,
): Problems<K> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return {};
  const found: Problems<K> = {};
  for (const issue of parsed.error.issues) {
    const field = fields.find((name) => name === issue.path[0]);
    if (field !== undefined) found[field] ??= say(field, issue.code);
  }
  return found;
}

/** The fields that the core refused, when it said which. */
export function problemsOfFault<K extends string>(fault: unknown, fields: readonly K[], say: Say<K>): Problems<K> {
  if (!(fault instanceof AppError) || fault.code !== 'invalidInput' || !Array.isArray(fault.details)) return {};
  const found: Problems<K> = {};
  for (const detail of fault.details) {
    const path: unknown = Object(detail).path;
    const field = fields.find((name) => name === path);
    if (field !== undefined) found[field] ??= say(field, 'custom');
  }
  return found;
}

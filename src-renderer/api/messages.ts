import { AppError } from '#shared/domain/errors.ts';

/** The sentence of an error for people: the core's own, or a plain one where there is none. */
export function sentenceOf(error: unknown, otherwise: string): string {
  return error instanceof AppError ? error.message : otherwise;
}

import type { TFunction } from 'i18next';
import { AppError } from '#shared/domain/errors.ts';

/** The sentence of an error for people: the core's own, or a plain one where there is none. */
export function sentenceOf(error: unknown, t: TFunction, otherwise = t('common.fault')): string {
  return error instanceof AppError ? t('said', { text: error.message }) : otherwise;
}

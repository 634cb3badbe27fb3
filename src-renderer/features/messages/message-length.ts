import type { TFunction } from 'i18next';
import { MESSAGE_LENGTH as most } from '#shared/domain/messages.ts';

/** What is wrong with the length of a message, in words; null when nothing is. */
export function lengthProblem(text: string, t: TFunction): string | null {
  const { length } = text.trim();
  return length > most ? t('talk.tooLong', { count: length - most, length, most }) : null;
}

import type { z } from 'zod';

/**
 * What is wrong with an input, as a sentence for whoever typed it. Where a schema has a sentence of its own, that one is
 * used instead.
 */
export function explainIssue(issue: z.core.$ZodRawIssue): string {
  const path = (issue.path ?? []).map(String).join('.');
  return `${path === '' ? 'What was sent' : path} ${whatIsWrong(issue)}.`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (true or false)',
  array: 'a list',
  object: 'a set of named values',
  record: 'a set of named values',
};

/** Longer lists of what is allowed are of no help in a sentence. */
const MAX_CHOICES = 12;

function whatIsWrong(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `has to be ${TYPES[issue.expected] ?? 'something else'}`;
    case 'unrecognized_keys':
      return `has something that is not known here: ${shortened((issue.keys ?? []).join(', '))}`;
    case 'invalid_value':
      return (issue.values ?? []).length > MAX_CHOICES
        ? 'is none of the values that are possible'
        : `has to be ${(issue.values ?? []).map(String).join(' or ')}`;
    case 'invalid_union':
      return 'is of a kind that is not known here';
    case 'too_big':
      return `is more than ${String(issue.maximum)}${unit(issue.origin)}`;
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? 'is empty'
        : `is less than ${String(issue.minimum)}${unit(issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'uuid' ? 'is not an id' : 'does not have the right form';
    default:
      return 'is not valid';
  }
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** The closed list of error codes that cross the contract. An expected refusal is a result and has no place here. */
export const ERROR_CODES = [
  'invalidInput',
  'notFound',
  'conflict',
  'notSignedIn',
  'forbidden',
  'tooManyAttempts',
  'unavailable',
  'cancelled',
  'tooLarge',
  'closed',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** JSON values: what details may hold and what crosses the contract. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** An error with a code of the list, a sentence that says what to do, and JSON details. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Json;

  constructor(code: ErrorCode, message: string, details: Json = null) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

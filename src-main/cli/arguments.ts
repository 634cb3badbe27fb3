import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';

/** Wrong usage: what to write instead. Ends the command with exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

const COMMON = {
  data: { type: 'string' },
  organization: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface Arguments {
  positionals: string[];
  /** All values of an option that may be given several times. */
  all(name: string): string[];
  /** The value of an option, or undefined. */
  text(name: string): string | undefined;
  flag(name: string): boolean;
  /** @throws UsageError when it is missing */
  required(name: string): string;
}

/** Reads the arguments of a command. @throws UsageError for options that it does not have */
export function readArguments(args: readonly string[], options: Options): Arguments {
  const parsed = parse(args, options);
  const names = parsed.tokens.flatMap((token) => (token.kind === 'option' ? token.name : []));
  const twice = names.find((name, index) => names.indexOf(name) !== index && options[name]?.multiple !== true);
  // The last of two would win without a word, which may be the wrong person's code.
  if (twice !== undefined) throw new UsageError(`--${twice} is given twice.`);
  // A variable that a script forgot to set must not lead to the folder of the desk.
  if (parsed.values.data === '') throw new UsageError('--data is empty. Name a folder, or leave it out.');
  const text = (name: string): string | undefined => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals: parsed.positionals,
    text,
    all: (name) => {
      const values = parsed.values[name];
      return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
    },
    flag: (name) => parsed.values[name] === true,
    required(name) {
      const value = text(name);
      if (value === undefined || value.trim() === '') throw new UsageError(`--${name} is missing.`);
      return value;
    },
  };
}

function parse(args: readonly string[], options: Options) {
  const known: Options = { ...COMMON, ...options };
  try {
    return parseArgs({
      args: withBelowZero(args, known),
      options: known,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `--minutes -10` as `--minutes=-10`: a number below zero is no option, whatever it begins with. */
function withBelowZero(args: readonly string[], options: Options): string[] {
  const read: string[] = [];
  for (const word of args) {
    const last = read.at(-1) ?? '';
    const takesValue = last.startsWith('--') && options[last.slice(2)]?.type === 'string' && !read.includes('--');
    if (takesValue && BELOW_ZERO.test(word)) read[read.length - 1] = `${last}=${word}`;
    else read.push(word);
  }
  return read;
}

const BELOW_ZERO = /^-\d/;

/** A whole number above zero. @throws UsageError */
export function positiveNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new UsageError(`--${name} must be a whole number above zero, not "${text}".`);
  return value;
}

/** A port, or null where none is given. @throws UsageError */
export function portOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port must be a number up to 65535, not "${text}".`);
  return port;
}

const MOMENT = /^\d{4}-\d{2}-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A moment in ISO 8601, in epoch ms.
 * @param zone the time zone that it is in unless it names one itself
 * @throws UsageError
 */
export function moment(
  name: string,
  text: string | undefined,
  zone: string = Temporal.Now.timeZoneId(),
): number | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  const [, day, offset] = MOMENT.exec(trimmed) ?? [];
  // JavaScript makes the 2nd of March of the 30th of February.
  const exists = day !== undefined && new Date(`${trimmed.slice(0, 10)}T00:00Z`).getUTCDate() === Number(day);
  const value = exists ? momentIn(trimmed.replace(' ', 'T'), offset === undefined ? zone : null) : Number.NaN;
  if (Number.isNaN(value) || value < 0) {
    throw new UsageError(
      `--${name} must be a date such as 2026-11-21 or a time such as 2026-11-21T09:30, not "${text}".`,
    );
  }
  return value;
}

/** @param zone null where the text names its own */
function momentIn(text: string, zone: string | null): number {
  try {
    return zone === null
      ? new Date(text).getTime()
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}

/** What `none` empties. */
export function orNone<T>(text: string | undefined, read: (text: string | undefined) => T): T | null {
  return text?.trim().toLowerCase() === 'none' ? null : read(text);
}

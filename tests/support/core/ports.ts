import { createHash } from 'node:crypto';
import type { Clock } from '#main/ports/clock.ts';
import type { Ids } from '#main/ports/ids.ts';
import type { Log } from '#main/ports/log.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import type { Reader, ReaderStatus, Tap, WriteResult } from '#main/ports/reader.ts';
import type { Secrets } from '#main/ports/secrets.ts';

/** 2026-11-21 09:00 UTC, the morning of the event in most tests. */
export const MORNING = Date.UTC(2026, 10, 21, 9);

/** A clock that the test turns. */
export class FakeClock implements Clock {
  #now: number;

  constructor(now: number = MORNING) {
    this.#now = now;
  }

  now(): number {
    return Math.floor(this.#now);
  }

  set(now: number): void {
    this.#now = now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

/** Ids that count up within a space of their own, in the form of a UUIDv7. */
export function countedIds(space = 1): Ids {
  let count = 0;
  return {
    next() {
      count += 1;
      // The end tells spaces apart as well: the clock of a desk takes its name from there.
      return `01900000-0000-7000-8000-${hex(count, 8)}${hex(space, 4)}`;
    },
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** Passwords that cost nothing: what is tested with them is who may sign in, not how slow hashing is. */
export const cheapPasswords: Passwords = {
  hash: (password) => Promise.resolve(cheapHash(password)),
  verify: (password, hash) => Promise.resolve(cheapHash(password) === hash),
  stop: () => Promise.resolve(),
};

function cheapHash(password: string): string {
  return `cheap:${createHash('sha256').update(password).digest('hex')}`;
}

/** A log that remembers, and that tells whether anything went wrong which the test did not announce. */
export class StrictLog implements Log {
  readonly lines: { level: 'info' | 'warn' | 'error'; text: string }[] = [];
  readonly #expected: RegExp[] = [];

  info(message: string, details?: Record<string, unknown>): void {
    this.lines.push({ level: 'info', text: text(message, details) });
  }

  warn(message: string, details?: Record<string, unknown>): void {
    this.lines.push({ level: 'warn', text: text(message, details) });
  }

  error(message: string, error: unknown, details?: Record<string, unknown>): void {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.lines.push({ level: 'error', text: `${text(message, details)} ${said}` });
  }

  /** Announces a warning or an error that belongs to the test. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** Warnings and errors that nobody announced. Statements that were slow on a busy machine are no fault. */
  unexpected(): string[] {
    return this.lines
      .filter((line) => line.level !== 'info' && !line.text.startsWith('A slow statement'))
      .map((line) => line.text)
      .filter((line) => !this.#expected.some((pattern) => pattern.test(line)));
  }
}

function text(message: string, details: Record<string, unknown> | undefined): string {
  return details === undefined ? message : `${message} ${JSON.stringify(details)}`;
}

export function memorySecrets(): Secrets {
  const values = new Map<string, string>();
  return {
    get: (name) => Promise.resolve(values.get(name) ?? null),
    set: (name, value) => Promise.resolve(void values.set(name, value)),
  };
}

/** A badge reader that the test holds tags to. */
export class FakeReader implements Reader {
  readonly written: { payload: string; uid: string | undefined }[] = [];
  nextWrite: WriteResult | null = null;
  #status: ReaderStatus = { state: 'ready', readers: [{ name: 'Front', state: 'ready' }] };
  readonly #statusListeners = new Set<(status: ReaderStatus) => void>();
  readonly #tapListeners = new Set<(tap: Tap) => void>();

  status(): ReaderStatus {
    return this.#status;
  }

  onStatus(listener: (status: ReaderStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onTap(listener: (tap: Tap) => void): () => void {
    this.#tapListeners.add(listener);
    return () => this.#tapListeners.delete(listener);
  }

  write(_: string | null, payload: string, options: { expectUid?: string }): Promise<WriteResult> {
    if (this.nextWrite !== null) return Promise.resolve(this.nextWrite);
    this.written.push({ payload, uid: options.expectUid });
    return Promise.resolve({ ok: true, uid: options.expectUid ?? '' });
  }

  stop(): Promise<void> {
    this.#statusListeners.clear();
    this.#tapListeners.clear();
    return Promise.resolve();
  }

  /** How many wait for a tap. */
  get waiting(): number {
    return this.#tapListeners.size;
  }

  /** Readers are plugged in, and no others. */
  plug(names: readonly string[]): void {
    this.#status = {
      state: names.length === 0 ? 'noReader' : 'ready',
      readers: names.map((name) => ({ name, state: 'ready' })),
    };
    for (const listener of this.#statusListeners) listener(this.#status);
  }

  /** Lays a card on the reader (null takes it away), without a tap. */
  lay(uid: string | null): void {
    const entry = { name: 'Front', state: uid === null ? ('ready' as const) : ('card' as const) };
    this.#status = { state: 'ready', readers: [uid === null ? entry : { ...entry, cardUid: uid }] };
    for (const listener of this.#statusListeners) listener(this.#status);
  }

  tap(tap: Partial<Tap> & { uid: string }): void {
    const whole: Tap = {
      readerName: 'Front',
      uidIsRandom: false,
      payload: null,
      payloadUnreadable: false,
      tagType: 'ntag213',
      at: MORNING,
      ...tap,
    };
    for (const listener of this.#tapListeners) listener(whole);
  }
}

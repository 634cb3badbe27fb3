import type { Reader, ReaderProblem, ReaderStatus, Tap, WriteOptions, WriteResult } from '#main/ports/reader.ts';
import { PendingWrites } from './pending-writes.ts';
import { type PresentationLimits, Presentations } from './presentations.ts';
import {
  DEFAULT_PROCESS_CONFIG,
  EXIT_SERVICE_LOST,
  EXIT_WORN_OUT,
  type FromProcess,
  isFromProcess,
  type ProcessConfig,
  type ToProcess,
} from './protocol.ts';

/** A reader process as the supervisor sees it; `forkReader` and `utilityReader` make them. */
export type ReaderProcess = {
  readonly pid: number | undefined;
  send(message: ToProcess): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process has ended or could not be started. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends the process whatever state it is in, also stopped or spinning in native code. */
  kill(): void;
};

export type SupervisorOptions = {
  /** Starts a reader process. */
  spawn: () => ReaderProcess;
  process?: Partial<ProcessConfig>;
  limits?: Partial<SupervisorLimits>;
  /** Gets a line for the log about every restart. */
  log?: (line: string) => void;
};

/** All in milliseconds, unless said otherwise. */
export type SupervisorLimits = PresentationLimits & {
  /** Between looks at the heartbeat. */
  checkMs: number;
  /**
   * This many looks in a row without a beat mean that the process hangs. Looks are counted, not time: after the machine
   * slept, or this process was busy, one look may come late, but not several.
   */
  missedChecks: number;
  /** As `missedChecks`, for a process that has still to load its code. */
  missedChecksAtStart: number;
  /** Before the first, second, ... restart in a row; the last one repeats. */
  backoffMs: readonly number[];
  /** A process that has lived this long has not failed in a row. */
  stableMs: number;
};

const DEFAULT_LIMITS: SupervisorLimits = {
  flickerMs: 500,
  carryOverMs: 10_000,
  checkMs: 1000,
  missedChecks: 4,
  missedChecksAtStart: 20,
  backoffMs: [100, 500, 1000, 2000, 5000, 10_000, 30_000],
  stableMs: 30_000,
};

/** From this failure in a row on the state is `failed` rather than `restarting`. */
const FAILURES_UNTIL_FAILED = 5;
/** How long a process may take to end by itself. */
const STOP_MS = 2000;

/**
 * Keeps one reader process running and is the `Reader` port over it.
 * Never throws: whatever happens to the process shows in the status.
 */
export function superviseReader(options: SupervisorOptions): Reader {
  return new Supervisor(options);
}

class Supervisor implements Reader {
  readonly #options: SupervisorOptions;
  readonly #limits: SupervisorLimits;
  readonly #presentations: Presentations;
  readonly #writes: PendingWrites;
  readonly #statusListeners = new Set<(status: ReaderStatus) => void>();
  readonly #tapListeners = new Set<(tap: Tap) => void>();
  #status: ReaderStatus = { state: 'starting', readers: [] };
  #process: ReaderProcess | null = null;
  #startedAt = 0;
  #failures = 0;
  #silentChecks = 0;
  /** What the process was at when last heard of: tells the reasons for a silence apart. */
  #phase: 'loading' | 'opening' | 'running' = 'loading';
  #killedAsHung = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped: Promise<void> | undefined;
  #onStopped: (() => void) | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#presentations = new Presentations(this.#limits);
    this.#writes = new PendingWrites((message) => this.#process?.send(message));
    this.#start();
  }

  status(): ReaderStatus {
    return structuredClone(this.#status);
  }

  onStatus(listener: (status: ReaderStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onTap(listener: (tap: Tap) => void): () => void {
    this.#tapListeners.add(listener);
    return () => this.#tapListeners.delete(listener);
  }

  write(readerName: string | null, payload: string, options: WriteOptions): Promise<WriteResult> {
    if (this.#stopped !== undefined) return refused('cancelled', 'the reader is being stopped');
    if (this.#status.state === 'noReader') return refused('noReader', 'no reader is connected');
    if (this.#status.state !== 'ready') return refused('readerFailed', this.#status.reason ?? 'the reader is starting');
    return this.#writes.add(readerName, payload, options);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#writes.failAll('cancelled', 'the reader is being stopped');
    const child = this.#process;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      this.#onStopped = resolve;
      this.#timer = setTimeout(() => child.kill(), STOP_MS);
      child.send({ type: 'stop' });
    });
    clearTimeout(this.#timer);
  }

  #start(): void {
    this.#startedAt = Date.now();
    this.#phase = 'loading';
    this.#killedAsHung = false;
    let child: ReaderProcess;
    try {
      child = this.#options.spawn();
    } catch (error) {
      this.#restartLater('spawnFailed', `The reader process cannot be started: ${String(error)}`);
      return;
    }
    this.#process = child;
    child.onMessage((message) => {
      if (this.#process === child && isFromProcess(message)) this.#receive(message);
    });
    child.onExit((code) => {
      if (this.#process === child) this.#exited(code);
    });
    child.send({ type: 'start', config: { ...DEFAULT_PROCESS_CONFIG, ...this.#options.process } });
    this.#silentChecks = 0;
    this.#watch(child);
  }

  /** Looks for signs of life, and kills a process that has given none for too long. */
  #watch(child: ReaderProcess): void {
    this.#timer = setTimeout(() => {
      this.#silentChecks += 1;
      const { missedChecks, missedChecksAtStart } = this.#limits;
      if (this.#silentChecks <= (this.#phase === 'loading' ? missedChecksAtStart : missedChecks)) {
        return this.#watch(child);
      }
      this.#killedAsHung = true;
      child.kill();
    }, this.#limits.checkMs);
  }

  #receive(message: FromProcess): void {
    this.#silentChecks = 0;
    if (this.#stopped !== undefined) return;
    switch (message.type) {
      case 'hello':
      case 'beat':
        return;
      case 'opening':
        this.#phase = 'opening';
        return;
      case 'status':
        this.#phase = 'running';
        this.#setStatus({ state: message.state, readers: message.readers });
        return;
      case 'unavailable':
        this.#phase = 'running';
        this.#setStatus({ state: 'unavailable', problem: message.problem, reason: message.reason, readers: [] });
        if (message.final) this.#retire();
        return;
      case 'presented': {
        const isNew = this.#presentations.presented(message.card);
        const { claimed, ...tap } = message.card;
        if (isNew && !claimed) for (const listener of this.#tapListeners) listener({ ...tap });
        return;
      }
      case 'removed':
        this.#presentations.removed(message.readerName, message.at);
        return;
      case 'written':
        this.#writes.settle(message.id, message.result);
        return;
    }
  }

  /** Lets go of a process that can do nothing here, and leaves its status standing. */
  #retire(): void {
    const child = this.#process;
    clearTimeout(this.#timer);
    this.#process = null;
    child?.send({ type: 'stop' });
  }

  #exited(code: number | null): void {
    clearTimeout(this.#timer);
    this.#process = null;
    this.#presentations.processLost(Date.now());
    if (this.#stopped !== undefined) {
      this.#onStopped?.();
      return;
    }
    this.#writes.failAll('readerFailed', 'the reader process ended while writing');
    if (Date.now() - this.#startedAt >= this.#limits.stableMs) this.#failures = 0;
    if (code === EXIT_WORN_OUT) {
      // No failure, and nothing that a screen has to show: the next process says the same within a moment.
      this.#start();
    } else if (code === EXIT_SERVICE_LOST) {
      this.#restartLater('serviceStopped', 'The smart card service went away.');
    } else if (!this.#killedAsHung) {
      this.#restartLater('crashed', `The reader process ended (code ${code}).`);
    } else if (this.#phase === 'opening') {
      this.#restartLater('serviceStopped', 'The smart card service does not answer.');
    } else {
      this.#restartLater('hung', 'The reader process did not answer and was ended.');
    }
  }

  #restartLater(problem: ReaderProblem, reason: string): void {
    const { backoffMs } = this.#limits;
    const delay = backoffMs[Math.min(this.#failures, backoffMs.length - 1)] ?? 0;
    this.#failures += 1;
    this.#options.log?.(`${reason} Restart ${this.#failures} in ${delay} ms.`);
    const state = this.#failures >= FAILURES_UNTIL_FAILED ? 'failed' : 'restarting';
    this.#setStatus({ state, problem, reason, readers: [] });
    this.#timer = setTimeout(() => this.#start(), delay);
  }

  #setStatus(status: ReaderStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    for (const listener of this.#statusListeners) listener(this.status());
  }
}

function refused(reason: 'noReader' | 'readerFailed' | 'cancelled', message: string): Promise<WriteResult> {
  return Promise.resolve({ ok: false, reason, message });
}

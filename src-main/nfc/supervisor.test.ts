import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reader, ReaderStatus, Tap } from '#main/ports/reader.ts';
import { EXIT_SERVICE_LOST, EXIT_WORN_OUT, type FromProcess, type ToProcess } from './protocol.ts';
import { type ReaderProcess, superviseReader } from './supervisor.ts';

/** A process that does what the test says. */
class ScriptedProcess implements ReaderProcess {
  readonly pid = undefined;
  readonly received: ToProcess[] = [];
  killed = false;
  #message: (message: unknown) => void = () => {};
  #exit: (code: number | null) => void = () => {};

  send(message: ToProcess): void {
    this.received.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }
  onExit(listener: (code: number | null) => void): void {
    this.#exit = listener;
  }
  kill(): void {
    this.killed = true;
    this.exit(null);
  }
  say(message: FromProcess): void {
    this.#message(message);
  }
  exit(code: number | null): void {
    this.#exit(code);
  }
  ready(): void {
    this.say({ type: 'status', state: 'ready', readers: [{ name: 'A', state: 'ready' }] });
  }
}

describe('supervisor', () => {
  let processes: ScriptedProcess[];
  let reader: Reader;
  let statuses: ReaderStatus[];
  let taps: Tap[];
  const current = () => {
    const process = processes.at(-1);
    if (process === undefined) throw new Error('no process');
    return process;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    processes = [];
    statuses = [];
    taps = [];
    reader = superviseReader({
      spawn: () => {
        processes.push(new ScriptedProcess());
        return current();
      },
      limits: { checkMs: 1000, missedChecks: 3, missedChecksAtStart: 10, backoffMs: [100, 1000], stableMs: 5000 },
    });
    reader.onStatus((status) => statuses.push(status));
    reader.onTap((tap) => taps.push(tap));
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const present = (uid: string, claimed = false) =>
    current().say({
      type: 'presented',
      card: {
        readerName: 'A',
        uid,
        uidIsRandom: false,
        tagType: 'ntag213',
        payload: null,
        payloadUnreadable: false,
        claimed,
        at: Date.now(),
      },
    });

  it('leaves a process alone that beats, and one that takes its time to load', () => {
    vi.advanceTimersByTime(9000);
    for (let second = 0; second < 60; second++) {
      current().say({ type: 'beat' });
      vi.advanceTimersByTime(1000);
    }
    expect(processes).toHaveLength(1);
    expect(current().killed).toBe(false);
  });

  it('kills a process that stops beating and starts another', () => {
    current().ready();
    vi.advanceTimersByTime(4000);
    expect(current().killed).toBe(true);
    expect(reader.status()).toMatchObject({ state: 'restarting', problem: 'hung', readers: [] });
    vi.advanceTimersByTime(100);
    expect(processes).toHaveLength(2);
    current().ready();
    expect(reader.status()).toEqual({ state: 'ready', readers: [{ name: 'A', state: 'ready' }] });
  });

  it('takes a process that hangs while it opens the service for a service that is not there', () => {
    current().say({ type: 'opening' });
    vi.advanceTimersByTime(4000);
    expect(reader.status()).toMatchObject({ problem: 'serviceStopped' });
  });

  it('kills a process that never loads', () => {
    vi.advanceTimersByTime(11_000);
    expect(processes[0]?.killed).toBe(true);
  });

  it('waits longer from failure to failure, says so in the end, and forgets after a stable time', () => {
    current().exit(139);
    expect(reader.status()).toMatchObject({ state: 'restarting', problem: 'crashed' });
    vi.advanceTimersByTime(100);
    current().exit(139);
    vi.advanceTimersByTime(999);
    expect(processes).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(processes).toHaveLength(3);
    for (let failure = 3; failure <= 5; failure++) {
      current().exit(139);
      vi.advanceTimersByTime(1000);
    }
    expect(reader.status().state).toBe('failed');
    current().ready();
    for (let second = 0; second < 6; second++) {
      vi.advanceTimersByTime(1000);
      current().say({ type: 'beat' });
    }
    current().exit(139);
    expect(reader.status().state).toBe('restarting');
  });

  it('survives that no process can be started', async () => {
    const failing = superviseReader({
      spawn: () => {
        throw new Error('no such file');
      },
    });
    expect(failing.status()).toMatchObject({ problem: 'spawnFailed' });
    expect(failing.status().reason).toContain('no such file');
    vi.advanceTimersByTime(600_000);
    expect(failing.status().state).toBe('failed');
    await failing.stop();
  });

  it('replaces a worn-out process without a word', () => {
    current().say({ type: 'status', state: 'noReader', readers: [] });
    statuses.length = 0;
    current().exit(EXIT_WORN_OUT);
    expect(processes).toHaveLength(2);
    expect(statuses).toEqual([]);
  });

  it('restarts for a lost service, and keeps no process without nfc-pcsc', () => {
    current().ready();
    current().exit(EXIT_SERVICE_LOST);
    expect(reader.status()).toMatchObject({ state: 'restarting', problem: 'serviceStopped' });
    vi.advanceTimersByTime(100);
    current().say({ type: 'unavailable', problem: 'moduleMissing', reason: 'install it', final: true });
    expect(current().received.at(-1)).toEqual({ type: 'stop' });
    current().exit(0);
    vi.advanceTimersByTime(600_000);
    expect(processes).toHaveLength(2);
    expect(reader.status()).toEqual({
      state: 'unavailable',
      problem: 'moduleMissing',
      reason: 'install it',
      readers: [],
    });
  });

  it('makes taps of new presentations only, also across a restart', () => {
    present('04aa');
    present('04aa');
    current().exit(139);
    vi.advanceTimersByTime(100);
    present('04aa');
    expect(taps.map((tap) => tap.uid)).toEqual(['04aa']);
    present('04bb', true);
    expect(taps).toHaveLength(1);
    present('04cc');
    expect(taps).toHaveLength(2);
    expect(taps[1]).not.toHaveProperty('claimed');
  });

  it('ignores a process that it has given up, and messages of others', () => {
    const [old] = processes;
    old?.exit(139);
    vi.advanceTimersByTime(100);
    old?.ready();
    old?.exit(0);
    current().say({ type: 'something else' } as never);
    expect(reader.status().state).toBe('restarting');
    expect(processes).toHaveLength(2);
  });

  it('settles every write: with its answer, with the death of the process, with its own time limit', async () => {
    current().ready();
    const options = { expectUid: '04AA', timeoutMs: 1000 };
    const answered = reader.write('A', 'AQID', options);
    const order = current().received.at(-1);
    expect(order).toEqual({
      type: 'write',
      id: 1,
      readerName: 'A',
      payload: 'AQID',
      expectUid: '04aa',
      timeoutMs: 1000,
    });
    current().say({ type: 'written', id: 1, result: { ok: true, uid: '04aa' } });
    current().say({ type: 'written', id: 1, result: { ok: true, uid: '04bb' } });
    expect(await answered).toEqual({ ok: true, uid: '04aa' });

    const orphaned = reader.write('A', 'AQID', options);
    current().exit(139);
    expect(await orphaned).toMatchObject({ ok: false, reason: 'readerFailed' });
    expect(await reader.write('A', 'AQID', options)).toMatchObject({ ok: false, reason: 'readerFailed' });

    vi.advanceTimersByTime(100);
    current().ready();
    const unanswered = reader.write('A', 'AQID', options);
    for (let second = 0; second < 60; second++) {
      current().say({ type: 'beat' });
      vi.advanceTimersByTime(1000);
    }
    expect(await unanswered).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it('passes a cancellation on and waits for what came of it', async () => {
    current().ready();
    const abort = new AbortController();
    const writing = reader.write(null, 'AQID', { timeoutMs: 1000, signal: abort.signal });
    abort.abort();
    expect(current().received.at(-1)).toEqual({ type: 'cancel', id: 1 });
    current().say({ type: 'written', id: 1, result: { ok: true, uid: '04aa' } });
    expect(await writing).toEqual({ ok: true, uid: '04aa' });
    const aborted = await reader.write(null, 'AQID', { timeoutMs: 1000, signal: AbortSignal.abort() });
    expect(aborted).toMatchObject({ reason: 'cancelled' });
  });

  it('stops politely, and with a kill when that is not heard', async () => {
    current().ready();
    const writing = reader.write(null, 'AQID', { timeoutMs: 1000 });
    const stopping = reader.stop();
    expect(await writing).toMatchObject({ reason: 'cancelled' });
    expect(current().received.at(-1)).toEqual({ type: 'stop' });
    expect(current().killed).toBe(false);
    vi.advanceTimersByTime(2000);
    await stopping;
    expect(current().killed).toBe(true);
    expect(await reader.write(null, 'AQID', { timeoutMs: 1 })).toMatchObject({ reason: 'cancelled' });
    vi.advanceTimersByTime(600_000);
    expect(processes).toHaveLength(1);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../support/virtual-reader/desk.ts';
import { SLOTS, VirtualReader } from '../../support/virtual-reader/reader.ts';
import { findReaderStack } from '../../support/virtual-reader/stack.ts';
import { VirtualTag } from '../../support/virtual-reader/tag.ts';

const stack = await findReaderStack();
const isHere = !('reason' in stack);
const isOwned = isHere && stack.owned;
if (!isHere) process.stdout.write(`Reader tests are left out: ${stack.reason}\n`);
else if (!isOwned) process.stdout.write('Tests that kill pcscd are left out: it was not started by the tests\n');

const UID = '04a1b2c3d4e5f6';
const OTHER_UID = '04112233445566';

const [first, second] = [
  VirtualReader.connect({ port: SLOTS[0].port }),
  VirtualReader.connect({ port: SLOTS[1].port }),
];
let desk: Desk;

beforeAll(async () => {
  if (!('reason' in stack)) await stack.start();
});

afterEach(async () => {
  await desk.reader.stop();
  first.remove();
  second.remove();
});

afterAll(async () => {
  if (!('reason' in stack)) await stack.stop();
});

/** The process that runs now. */
function currentPid(): number {
  const pid = desk.pids.at(-1);
  if (pid === undefined) throw new Error('no reader process was started');
  return pid;
}

describe.runIf(isHere)('a reader process', () => {
  beforeEach(async () => {
    desk = openDesk({ limits: { checkMs: 300 } });
    await desk.untilCard(SLOTS[0].name, null);
  });

  /** A tap goes through the process that runs now. */
  async function expectWorking(): Promise<void> {
    const before = desk.taps.length;
    await first.present(new VirtualTag({ uid: OTHER_UID }));
    expect((await desk.tapNumber(before + 1)).uid).toBe(OTHER_UID);
  }

  it('that is killed is replaced', async () => {
    const pid = currentPid();
    process.kill(pid, 'SIGKILL');
    await desk.untilCard(SLOTS[0].name, null);
    await expect.poll(() => desk.statuses.map((status) => status.problem)).toContain('crashed');
    await desk.untilStatus((status) => status.state === 'ready');
    expect(currentPid()).not.toBe(pid);
    await expectWorking();
  });

  it('that hangs is killed and replaced', async () => {
    const pid = currentPid();
    process.kill(pid, 'SIGSTOP');
    await desk.untilStatus((status) => status.problem === 'hung');
    await desk.untilStatus((status) => status.state === 'ready');
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    await expectWorking();
  });

  it('that dies under a lying badge makes no second tap of it', async () => {
    const tag = new VirtualTag({ uid: UID });
    await first.present(tag);
    await desk.tapNumber(1);
    process.kill(currentPid(), 'SIGKILL');
    await desk.untilStatus((status) => status.problem === 'crashed');
    await desk.untilCard(SLOTS[0].name, UID);
    await second.present(new VirtualTag({ uid: OTHER_UID }));
    expect((await desk.tapNumber(2)).uid).toBe(OTHER_UID);
  });

  it('that dies while a write waits fails that write', async () => {
    const writing = desk.reader.write(null, 'AQID', { timeoutMs: 60_000 });
    process.kill(currentPid(), 'SIGKILL');
    expect(await writing).toMatchObject({ ok: false, reason: 'readerFailed' });
  });

  it('outlives a card that does not answer, and the other reader goes on', async () => {
    await desk.reader.stop();
    desk = openDesk({ process: { commandTimeoutMs: 300 } });
    await desk.untilCard(SLOTS[0].name, null);
    const pid = currentPid();
    const tag = new VirtualTag({ uid: UID });
    await first.present(tag);
    await desk.tapNumber(1);
    tag.fault = { kind: 'hangs' };
    const result = await desk.reader.write(SLOTS[0].name, 'AQID', { timeoutMs: 10_000 });
    expect(result).toMatchObject({ ok: false, reason: 'timeout' });
    const status = await desk.untilStatus((s) => s.readers[0]?.state === 'error');
    expect(status.readers[0]?.message).toContain('does not answer');
    await second.present(new VirtualTag({ uid: OTHER_UID }));
    expect((await desk.tapNumber(2)).readerName).toBe(SLOTS[1].name);
    first.remove();
    await desk.untilCard(SLOTS[0].name, null);
    await first.present(new VirtualTag({ uid: UID }));
    await desk.tapNumber(3);
    expect(desk.pids).toEqual([pid]);
  });

  it('works over the port of an Electron utility process as well', async () => {
    await desk.reader.stop();
    const port = `process.parentPort = {
      on: (event, listener) => process.on(event, (data) => listener({ data })),
      postMessage: (message) => process.send(message),
    };
    process.on('disconnect', () => process.exit());`;
    desk = openDesk({ execArgv: ['--import', dataUrl(port)] });
    await desk.untilCard(SLOTS[0].name, null);
    await expectWorking();
  });

  it('ends with the desk that started it', async () => {
    // A desk of its own, which is then killed: its reader process must not go on holding the reader.
    const script = `
      import { forkReader } from '#main/nfc/spawn.ts';
      import { superviseReader } from '#main/nfc/supervisor.ts';
      let child;
      const spawn = () => (child = forkReader('src-main/nfc/process.ts', { execArgv: ['--import', 'tsx'] }));
      const reader = superviseReader({ spawn });
      reader.onStatus((status) => status.state === 'ready' && process.stdout.write(child.pid + '\\n'));
    `;
    const cwd = fileURLToPath(new URL('../../..', import.meta.url));
    const other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { cwd });
    const [output] = await once(other.stdout, 'data');
    // One line per reader that comes, all of the same process.
    const pid = Number.parseInt(String(output), 10);
    process.kill(pid, 0);
    other.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

describe.runIf(isOwned)('the smart card service', () => {
  if ('reason' in stack) return;

  it('that is killed and comes back takes the readers with it and brings them back', async () => {
    desk = openDesk();
    const tag = new VirtualTag({ uid: UID });
    await first.present(tag);
    await desk.tapNumber(1);
    await stack.kill();
    first.remove();
    const gone = await desk.untilStatus((status) => status.state === 'unavailable');
    expect(gone).toMatchObject({ problem: 'serviceStopped', readers: [] });
    expect(gone.reason).toContain('pcscd');
    await stack.start();
    await desk.untilCard(SLOTS[0].name, null);
    await first.present(tag);
    expect((await desk.tapNumber(2)).uid).toBe(UID);
  });

  it('that is absent at the start is waited for, with the advice what to do', async () => {
    await stack.kill();
    desk = openDesk();
    await desk.untilStatus((status) => status.problem === 'serviceStopped');
    expect(await desk.reader.write(null, 'AQID', { timeoutMs: 1 })).toMatchObject({
      ok: false,
      reason: 'readerFailed',
    });
    await stack.start();
    await desk.untilStatus((status) => status.state === 'ready');
  });

  it('with no reader says so, through many looks and more than one process, and takes up one that comes', async () => {
    await stack.start({ readers: false });
    // Ten milliseconds a look: the addon is opened often enough to wear out a process.
    desk = openDesk({ process: { pollMs: 10 } });
    await desk.untilStatus((status) => status.state === 'noReader');
    expect(await desk.reader.write(null, 'AQID', { timeoutMs: 1 })).toMatchObject({ ok: false, reason: 'noReader' });
    await expect.poll(() => desk.pids.length, { timeout: 30_000 }).toBeGreaterThan(1);
    expect(new Set(desk.statuses.map((status) => status.state))).toEqual(new Set(['noReader']));
    await stack.start();
    await desk.untilCard(SLOTS[0].name, null);
    await first.present(new VirtualTag({ uid: UID }));
    await desk.tapNumber(1);
  });
});

describe('nfc-pcsc', () => {
  /** Node hooks that let the import of nfc-pcsc fail in the way given. */
  function failingImport(error: string): string[] {
    const hooks = `export async function resolve(specifier, context, next) {
      if (specifier === 'nfc-pcsc') throw ${error};
      return next(specifier, context);
    }`;
    const register = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hooks))});`;
    return ['--import', dataUrl(register)];
  }

  it('that is not installed makes the reader unavailable, with the advice what to install, and nothing else', async () => {
    desk = openDesk({
      execArgv: failingImport(`Object.assign(new Error('not here'), { code: 'ERR_MODULE_NOT_FOUND' })`),
    });
    const status = await desk.untilStatus((s) => s.state !== 'starting');
    expect(status).toMatchObject({ state: 'unavailable', problem: 'moduleMissing', readers: [] });
    expect(status.reason).toContain('npm install');
    // No process is kept, and none is started again.
    await expect.poll(() => isAlive(currentPid()), { timeout: 10_000 }).toBe(false);
    expect(desk.pids).toHaveLength(1);
    expect(desk.reader.status()).toEqual(status);
  });

  it('whose addon does not load says so', async () => {
    desk = openDesk({ execArgv: failingImport(`new Error('libpcsclite.so.1: cannot open shared object file')`) });
    const status = await desk.untilStatus((s) => s.state !== 'starting');
    expect(status).toMatchObject({ state: 'unavailable', problem: 'addonBroken' });
    expect(status.reason).toContain('libpcsclite');
  });
});

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

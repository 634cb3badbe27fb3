import { expect, onTestFinished, test, vi } from 'vitest';
import { HubCopies } from '#main/sync/hub/copies.ts';
import { HubRegister } from '#main/sync/hub/register.ts';
import { readPairingCode, writePairingCode } from '#shared/domain/pairing-code.ts';
import { createRandom } from '#shared/domain/random.ts';
import { openTestCore } from '../../support/core/core.ts';
import { LOOPBACK, level, openHub } from '../../support/core/hub.ts';
import { stateOf } from '../../support/core/state.ts';
import { CALM, CuttingProxy } from '../../support/cutting-proxy.ts';

/** What desks ask of copies, in its order. */
function asked(): string[] {
  const heard: string[] = [];
  const answer = HubCopies.prototype.answer;
  const spy = vi.spyOn(HubCopies.prototype, 'answer').mockImplementation(function (this: HubCopies, request, ...rest) {
    const { method, url, headers } = request;
    if (url?.startsWith('/v1/copies') === true) heard.push(method === 'POST' ? 'copy' : (headers.range ?? 'all'));
    return answer.call(this, request, ...rest);
  });
  onTestFinished(() => spy.mockRestore());
  return heard;
}

/** A hub with people whose copy is not small, and a new desk that gets to it over a network in the hands of the test. */
async function openFarHub() {
  const { hub, door } = await openHub();
  // What is drawn is hardly made smaller by compressing it.
  for (let index = 0; index < 400; index += 1) {
    const name = Array.from({ length: 6 }, () => crypto.randomUUID().slice(0, 23)).join(' ');
    await door.guest({ name, codes: [crypto.randomUUID()] });
  }
  const { hosting } = await hub.owner.sync.status({});
  const proxy = await CuttingProxy.open(hosting?.port ?? 0, createRandom(1));
  onTestFinished(() => proxy.close());
  const read = readPairingCode((await hub.owner.sync.invite({ role: 'organizer' })).code);
  if ('fault' in read) throw new Error('The code cannot be read');
  const code = writePairingCode({ ...read, port: proxy.port });
  const desk = await openTestCore({ space: 2 });
  const join = async () => {
    await desk.owner.sync.join({ code, name: 'Door 2' });
    await desk.restart();
    await level(desk);
    expect(await stateOf(desk.core.context.store)).toEqual(await stateOf(hub.core.context.store));
  };
  return { hub, proxy, join };
}

test('a copy whose transfer is cut goes on at the byte where it stopped, and nothing is sent twice', async () => {
  const { proxy, join } = await openFarHub();
  proxy.mishaps = [
    { at: 150_000, what: 'cut' },
    { at: 300_000, what: 'cut' },
  ];
  const heard = asked();
  await join();
  expect(proxy.cuts).toBe(2);
  expect(heard).toEqual(['copy', 'bytes=0-', expect.any(String), expect.any(String)]);
  const from = heard.slice(1).map((range) => Number(/^bytes=(\d+)-$/.exec(range)?.[1]));
  // What was on its way to the disk is all that is asked for again; the rest of what passed are certificates.
  expect(from[1]).toBeGreaterThan(70_000);
  expect(from[2]).toBeGreaterThan((from[1] ?? 0) + 70_000);
});

test('a copy that the hub has thrown away meanwhile is asked for anew', async () => {
  const { hub, proxy, join } = await openFarHub();
  const port = (await hub.owner.sync.status({})).hosting?.port ?? 0;
  proxy.mishaps = [{ at: 200_000, what: 'cut' }];
  const heard = asked();
  const joining = join();
  await vi.waitFor(() => expect(proxy.cuts).toBe(1), { timeout: 20_000, interval: 5 });
  proxy.weather = { ...CALM, cut: 1 };
  await hub.owner.sync.stopHosting({});
  await hub.owner.sync.host({ ...LOOPBACK, port });
  proxy.weather = CALM;
  await joining;
  expect(heard.slice(0, 2)).toEqual(['copy', 'bytes=0-']);
  expect(heard.slice(-2)).toEqual(['copy', 'bytes=0-']);
  expect(heard.length).toBeGreaterThan(4);
});

test('a copy whose connection falls silent is gone on with over another one', async () => {
  const { proxy, join } = await openFarHub();
  proxy.mishaps = [{ at: 200_000, what: 'hush' }];
  const heard = asked();
  await join();
  expect(heard).toEqual(['copy', 'bytes=0-', expect.stringMatching(/^bytes=[1-9]\d{4,}-$/)]);
});

test('a code is not lost with the answer in which the hub lets the desk in', async () => {
  const { hub, proxy, join } = await openFarHub();
  const redeem = HubRegister.prototype.redeem;
  const spy = vi.spyOn(HubRegister.prototype, 'redeem').mockImplementationOnce(function (this: HubRegister, ...given) {
    proxy.mishaps = [{ at: 0, what: 'cut' }];
    return redeem.apply(this, given);
  });
  onTestFinished(() => spy.mockRestore());
  await join();
  expect(proxy.cuts).toBe(1);
  const { desks } = await hub.owner.sync.desks({});
  expect(desks.filter(({ isHub }) => !isHub).map(({ name }) => name)).toEqual(['Door 2']);
});

test('a code is not lost with the answer in which the hub says that the copy is made', async () => {
  const { proxy, join } = await openFarHub();
  const heard = asked();
  const answer = HubCopies.prototype.answer;
  const spy = vi.spyOn(HubCopies.prototype, 'answer').mockImplementationOnce(function (this: HubCopies, ...request) {
    proxy.mishaps = [{ at: 0, what: 'cut' }];
    return answer.apply(this, request);
  });
  onTestFinished(() => spy.mockRestore());
  await join();
  expect(proxy.cuts).toBe(1);
  expect(heard).toEqual(['copy', 'copy', 'bytes=0-']);
});

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Bonjour } from 'bonjour-service';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type MdnsPlace, mdnsNeighbours } from '#main/sync/transport/mdns.ts';
import { soon } from '../../support/core/hub.ts';
import { StrictLog } from '../../support/core/ports.ts';

const FINGERPRINT = '0123456789abcdef'.repeat(4);

/** A place where this test alone speaks: nothing of it leaves the computer, and nobody else's words come. */
async function quietPlace(): Promise<MdnsPlace> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return { interface: '127.0.0.1', port };
}

function computerAt(place: MdnsPlace) {
  const neighbours = mdnsNeighbours(new StrictLog(), place);
  onTestFinished(() => neighbours.stop());
  return neighbours;
}

test('a hub is found on the network by its name, its port and its key, and is gone when it stops', async () => {
  const place = await quietPlace();
  const [one, two, desk] = [computerAt(place), computerAt(place), computerAt(place)];
  const withdraw = one.announce({ name: 'مكتب · 办公室', port: 4747, fingerprint: FINGERPRINT });
  two.announce({ name: 'مكتب · 办公室', port: 4748, fingerprint: `f${FINGERPRINT.slice(1)}` });
  const ports = () => desk.nearby().map(({ port }) => port);
  // Two of one name are two.
  await vi.waitFor(() => expect(ports().toSorted()).toEqual([4747, 4748]), soon);
  const found = desk.nearby().find(({ port }) => port === 4747);
  expect(found).toMatchObject({ name: 'مكتب · 办公室' });
  expect(found?.fingerprint.length).toBeGreaterThanOrEqual(16);
  expect(FINGERPRINT.startsWith(found?.fingerprint ?? ' ')).toBe(true);
  withdraw();
  await vi.waitFor(() => expect(ports()).toEqual([4748]), soon);
}, 60_000);

test('whatever else calls itself so is passed over', async () => {
  const place = await quietPlace();
  const desk = computerAt(place);
  const stranger = new Bonjour({ ...place, bind: '0.0.0.0' } as never, () => undefined);
  onTestFinished(() => stranger.unpublishAll(() => stranger.destroy()));
  stranger.publish({ name: 'Printer', type: 'lanyard', port: 9100 });
  stranger.publish({ name: 'Half', type: 'lanyard', port: 9101, txt: { name: 'Half', fp: 'not a fingerprint' } });
  // Told last: whoever has heard of it has heard of the others.
  stranger.publish({ name: 'Office', type: 'lanyard', port: 4747, txt: { fp: FINGERPRINT } });
  await vi.waitFor(() => expect(desk.nearby()).not.toEqual([]), soon);
  expect(desk.nearby().map(({ name }) => name)).toEqual(['Office']);
}, 60_000);

test('a computer that stops leaves nothing open that would keep the app from ending', async () => {
  const open = () => process.getActiveResourcesInfo().filter((name) => /udp/i.test(name)).length;
  await vi.waitFor(() => expect(open()).toBe(0), soon);
  const computer = computerAt(await quietPlace());
  computer.announce({ name: 'Office', port: 4747, fingerprint: FINGERPRINT });
  computer.nearby();
  await vi.waitFor(() => expect(open()).toBeGreaterThan(0), soon);
  computer.stop();
  await vi.waitFor(() => expect(open()).toBe(0), soon);
}, 60_000);

test('a hub that is stopped soon after its start prints nothing by itself, and is found when it starts again', async () => {
  const said = vi.spyOn(console, 'log');
  onTestFinished(() => said.mockRestore());
  const place = await quietPlace();
  const [office, desk] = [computerAt(place), computerAt(place)];
  const hub = { name: 'Office', port: 4747, fingerprint: FINGERPRINT };
  const withdraw = office.announce(hub);
  await delay(400);
  withdraw();
  office.announce({ ...hub, port: 4748 });
  await vi.waitFor(() => expect(desk.nearby().map(({ port }) => port)).toEqual([4748]), soon);
  expect(said).not.toHaveBeenCalled();
}, 60_000);

import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';

const MINUTE = 60_000;

async function open(guests: number) {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const ids: string[] = [];
  for (let index = 0; index < guests; index += 1) ids.push(await door.guest({ name: `Guest ${index}` }));
  return { desk, door, ids };
}

test('expected, in, out and check-ins follow what happens', async () => {
  const { desk, door, ids } = await open(4);
  const [ada = '', grace = '', joan = ''] = ids;
  await door.guest({ name: 'Waiting', status: 'waitlisted' });
  await door.guest({ name: 'Gone', status: 'cancelled' });
  const figures = async () => {
    const { expected, in: inside, out, checkIns, waitlisted } = await door.stats();
    return { expected, inside, out, checkIns, waitlisted };
  };
  expect(await figures()).toEqual({ expected: 4, inside: 0, out: 0, checkIns: 0, waitlisted: 1 });
  for (const id of [ada, grace]) await door.scan(person(id));
  desk.clock.advance(MINUTE);
  await door.scan(person(ada), { direction: 'exit' });
  expect(await figures()).toEqual({ expected: 4, inside: 1, out: 1, checkIns: 2, waitlisted: 1 });
  desk.clock.advance(MINUTE);
  await door.scan(person(ada));
  await door.scan(person(ada));
  expect(await figures()).toEqual({ expected: 4, inside: 2, out: 0, checkIns: 3, waitlisted: 1 });
  await desk.owner.registrations.setStatus({ id: joan, status: 'cancelled' });
  expect(await figures()).toEqual({ expected: 3, inside: 2, out: 0, checkIns: 3, waitlisted: 1 });
  expect((await desk.owner.events.get({ id: door.event.id })).registrations).toBe(6);
});

test('the last fifteen minutes, oldest first, without refusals, exits and what was taken back', async () => {
  const { desk, door, ids } = await open(7);
  const now = desk.clock.now();
  const ago = (minutes: number) => now - minutes * MINUTE;
  const times = [ago(20), ago(15), ago(15) + 1, ago(14), ago(0.5), ago(0), ago(0.5)];
  const scans = [];
  for (const [index, seenAt] of times.entries()) scans.push(await door.scan(person(ids[index] ?? ''), { seenAt }));
  await door.scan(person(ids[0] ?? ''), { direction: 'exit', seenAt: ago(1) });
  await door.scan(person(ids[1] ?? ''), { seenAt: ago(1) });
  await door.scan('T-404', { seenAt: ago(1) });
  await door.undo({ checkInId: scans[6]?.checkInId ?? '' });
  // The edges: fifteen minutes ago is no longer in, a whole minute begins the next one, and now is still in the last.
  expect((await door.stats()).lastMinutes).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  desk.clock.advance(14 * MINUTE);
  expect((await door.stats()).lastMinutes).toEqual([1, 1, ...Array<number>(13).fill(0)]);
  desk.clock.advance(2 * MINUTE);
  expect((await door.stats()).lastMinutes).toEqual(Array<number>(15).fill(0));
});

test('the tally per desk goes by the name under which each one worked', async () => {
  const { desk, door, ids } = await open(3);
  const [ada = '', grace = '', joan = ''] = ids;
  await desk.owner.desk.update({ name: 'North' });
  await door.scan(person(ada));
  await door.scan(person(grace), { deskName: 'South' });
  desk.clock.advance(MINUTE);
  await door.scan(person(grace), { direction: 'exit', deskName: 'South' });
  await desk.owner.desk.update({ name: 'Balcony' });
  const last = await door.scan(person(joan));
  const tally = async () =>
    (await door.stats()).perDesk.map(({ name, checkIns, exits }) => ({ name, checkIns, exits }));
  expect(await tally()).toEqual([
    { name: 'Balcony', checkIns: 1, exits: 0 },
    { name: 'North', checkIns: 1, exits: 0 },
    { name: 'South', checkIns: 1, exits: 1 },
  ]);
  await door.undo({ checkInId: last.checkInId });
  expect((await tally()).map(({ name }) => name)).toEqual(['North', 'South']);
});

test('those who may see figures are told when they move, and nobody else', async () => {
  const { desk, door, ids } = await open(1);
  const staff = await desk.signedIn('staff');
  const kiosk = await desk.signedIn('kiosk');
  const stranger = desk.connect('anyone');
  const heard: string[] = [];
  for (const [name, connection] of Object.entries({ staff, kiosk, stranger })) {
    connection.on('checkIn', 'recorded', ({ entry }) => heard.push(`${name}: ${entry.verdict}`));
    connection.on('checkIn', 'statsChanged', () => heard.push(`${name}: figures`));
  }
  await door.scan(person(ids[0] ?? ''));
  await door.scan('T-404');
  await door.recent();
  await expect.poll(() => heard).toEqual(['staff: admitted', 'staff: figures', 'staff: notFound']);
});

test('figures of two events do not mix', async () => {
  const { desk, door, ids } = await open(2);
  const other = await Door.open(desk, { code: 'BEF27' });
  await other.scan(person(await other.guest({ name: 'Elsewhere' })));
  await door.scan(person(ids[0] ?? ''));
  expect(await door.stats()).toMatchObject({ expected: 2, in: 1, checkIns: 1 });
  expect(await other.stats()).toMatchObject({ expected: 1, in: 1, checkIns: 1 });
});

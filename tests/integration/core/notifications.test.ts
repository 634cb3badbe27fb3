import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';

async function open() {
  const desk = await openTestCore();
  const ann = await desk.signedIn('organizer', 'Ann');
  const ben = await desk.signedIn('staff', 'Ben');
  const event = await ann.client.events.create({ code: 'BEF26', title: 'Befriend', startAt: desk.clock.now() });
  await ann.client.events.setStatus({ id: event.id, status: 'published' });
  const move = async () => {
    desk.clock.advance(60_000);
    await ann.client.events.update({ id: event.id, startAt: desk.clock.now() });
  };
  return { desk, ann, ben, event, move };
}

test('a change of the event is told to those who work there, and not to who made it', async () => {
  const { ann, ben, move } = await open();
  const arrived: string[] = [];
  ben.on('notifications', 'arrived', ({ notification }) => arrived.push(notification.data.change ?? ''));
  await move();
  expect((await ann.client.notifications.list({})).notifications).toEqual([]);
  const { notifications, unread } = await ben.client.notifications.list({});
  expect(notifications.map(({ kind, eventTitle, data }) => [kind, eventTitle, data])).toEqual([
    ['eventChange', 'Befriend', { change: 'startAt' }],
    ['eventChange', 'Befriend', { change: 'status', status: 'published' }],
  ]);
  expect(unread).toBe(2);
  await expect.poll(() => arrived).toContain('startAt');
});

test('what nobody needs to know, and what stays the same, is not told', async () => {
  const { ann, ben, event } = await open();
  await ann.client.events.update({ id: event.id, description: 'New', badgeTemplate: 'a6' });
  await ann.client.events.update({ id: event.id, startAt: event.startAt });
  expect((await ben.client.notifications.list({})).notifications).toHaveLength(1);
});

test('they are read one by one or all at once, and by nobody else', async () => {
  const { desk, ben, move } = await open();
  await move();
  await move();
  const eve = await desk.signedIn('supervisor', 'Eve');
  const { notifications } = await ben.client.notifications.list({});
  const ids = notifications.map(({ id }) => id);
  expect(await eve.client.notifications.markRead({ notificationIds: ids })).toEqual({ unread: 0 });
  expect(await ben.client.notifications.markRead({ notificationIds: ids.slice(0, 1) })).toEqual({ unread: 2 });
  expect((await ben.client.notifications.list({ unreadOnly: true })).notifications.map(({ id }) => id)).toEqual(
    ids.slice(1),
  );
  expect(await ben.client.notifications.markRead({})).toEqual({ unread: 0 });
  expect((await ben.client.notifications.list({})).notifications.map(({ readAt }) => readAt)).toEqual([
    desk.clock.now(),
    desk.clock.now(),
    desk.clock.now(),
  ]);
});

test('they come page by page', async () => {
  const { ben, move } = await open();
  for (let count = 0; count < 4; count += 1) await move();
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ben.client.notifications.list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.notifications.map(({ id }) => id));
    if (page.cursor === null) break;
    cursor = page.cursor;
  }
  expect(seen).toEqual((await ben.client.notifications.list({})).notifications.map(({ id }) => id));
});

test('a new registration is told to who owns the event, once', async () => {
  const { ann, ben, event } = await open();
  const door = await ben.client.registrations.create({
    nonce: '0190a000-0000-7000-8000-000000000001',
    eventId: event.id,
    person: { firstName: 'Zoë', lastName: 'Łukasiewicz' },
  });
  const { notifications } = await ann.client.notifications.list({});
  expect(notifications.map(({ kind, name, registrationId, data }) => [kind, name, registrationId, data])).toEqual([
    ['registration', 'Zoë Łukasiewicz', door.registration.id, { status: 'enrolled' }],
  ]);
});

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  const [ann, ben] = [await desk.signedIn('organizer', 'Ann'), await desk.signedIn('staff', 'Ben')];
  const guest = await desk.signedIn('attendee', 'Guest');
  await door.guest({ name: 'Guest', email: 'guest@desk.example' });
  const stranger = await desk.signedIn('attendee', 'Stranger');
  const say = (who: typeof ann, text: string, audience: 'staff' | 'everybody' = 'everybody') => {
    desk.clock.advance(1000);
    return who.client.messages.post({ nonce: randomUUID(), eventId, text, audience });
  };
  const texts = async (who: typeof ann) =>
    (await who.client.messages.list({ eventId })).messages.map((message) => message.text);
  return { desk, door, eventId, ann, ben, guest, stranger, say, texts };
}

test('those who work there and those who take part talk; what is for staff stays with staff', async () => {
  const { eventId, ann, ben, guest, stranger, say, texts } = await open();
  await say(ann, 'Doors open at nine');
  await say(ben, 'Reader 2 is broken', 'staff');
  await say(guest, 'Where is hall 3?');
  expect(await texts(ann)).toEqual(['Doors open at nine', 'Reader 2 is broken', 'Where is hall 3?']);
  expect(await texts(guest)).toEqual(['Doors open at nine', 'Where is hall 3?']);
  await expect(say(guest, 'To staff', 'staff')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(stranger.client.messages.list({ eventId })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(say(stranger, 'Hello')).rejects.toMatchObject({ code: 'forbidden' });
  expect(
    (await ann.client.messages.list({ eventId })).messages.map(({ senderName, senderRole }) => [
      senderName,
      senderRole,
    ]),
  ).toEqual([
    ['Ann', 'organizer'],
    ['Ben', 'staff'],
    ['Guest', 'attendee'],
  ]);
});

test('a message is edited by its writer alone, and that it was is to be seen', async () => {
  const { desk, ann, ben, say } = await open();
  const message = await say(ben, 'Doors at nine');
  desk.clock.advance(5000);
  const edited = await ben.client.messages.edit({ id: message.id, text: 'Doors at ten' });
  expect(edited).toMatchObject({ text: 'Doors at ten', sentAt: message.sentAt, editedAt: desk.clock.now() });
  await expect(ann.client.messages.edit({ id: message.id, text: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a deleted message leaves its place; its writer and organizers can delete it, others cannot', async () => {
  const { desk, ann, ben, guest, say, texts } = await open();
  const own = await say(ben, 'One');
  const other = await say(guest, 'Two');
  await expect(ben.client.messages.remove({ id: other.id })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await ben.client.messages.remove({ id: own.id })).toMatchObject({ text: null, deletedAt: desk.clock.now() });
  expect(await ann.client.messages.remove({ id: other.id })).toMatchObject({ text: null, senderName: 'Guest' });
  expect(await texts(guest)).toEqual([null, null]);
  await expect(ben.client.messages.edit({ id: own.id, text: 'Again' })).rejects.toMatchObject({ code: 'conflict' });
});

test('an organizer of another event deletes nothing here', async () => {
  const { desk, eventId, guest, say, texts } = await open();
  const [ann, olga] = [await desk.signedIn('organizer', 'Ann'), await desk.signedIn('organizer', 'Olga')];
  const { users } = await desk.owner.users.list({});
  const ownerId = users.find(({ name }) => name === 'Ann')?.id ?? null;
  await desk.owner.events.update({ id: eventId, ownerId });
  const message = await say(guest, 'One');
  await expect(olga.client.messages.remove({ id: message.id })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await texts(guest)).toEqual(['One']);
  expect(await ann.client.messages.remove({ id: message.id })).toMatchObject({ text: null });
});

test('sent twice it is said once', async () => {
  const { eventId, ann, texts } = await open();
  const call = { nonce: randomUUID(), eventId, text: 'Once', audience: 'everybody' as const };
  const first = await ann.client.messages.post(call);
  expect(await ann.client.messages.post(call)).toEqual(first);
  expect(await texts(ann)).toEqual(['Once']);
});

test('long conversations are read page by page, from the newest back', async () => {
  const { eventId, ann, say } = await open();
  for (let number = 1; number <= 7; number += 1) await say(ann, String(number));
  const pages: (string | null)[][] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ann.client.messages.list({ eventId, limit: 3, ...(cursor === undefined ? {} : { cursor }) });
    pages.push(page.messages.map((message) => message.text));
    if (page.cursor === null) break;
    cursor = page.cursor;
  }
  expect(pages).toEqual([['5', '6', '7'], ['2', '3', '4'], ['1']]);
});

test('what somebody has not read is counted, their own words not among it', async () => {
  const { desk, eventId, ann, ben, guest, stranger, say } = await open();
  await say(ann, 'One');
  await say(ann, 'Two', 'staff');
  const unread = async (who: typeof ann) => (await who.client.messages.unread({})).events;
  expect(await unread(ann)).toMatchObject([{ eventId, unread: 0 }]);
  expect(await unread(ben)).toMatchObject([{ eventId, unread: 2 }]);
  expect(await unread(guest)).toMatchObject([{ eventId, unread: 1 }]);
  expect(await unread(stranger)).toEqual([]);
  await ben.client.messages.markRead({ eventId, upTo: desk.clock.now() });
  expect(await unread(ben)).toMatchObject([{ eventId, unread: 0 }]);
  await say(ann, 'Three');
  expect(await unread(ben)).toMatchObject([{ eventId, unread: 1 }]);
});

test('a message is told to those who may see it: once until they have looked, and not to who wrote it', async () => {
  const { desk, eventId, ann, ben, guest, stranger, say } = await open();
  const told = async (who: typeof ann) =>
    (await who.client.notifications.list({})).notifications
      .filter(({ kind }) => kind === 'message')
      .map(({ name, readAt }) => [name, readAt !== null]);
  const readElsewhere: string[] = [];
  ben.on('messages', 'read', () => readElsewhere.push('messages'));
  ben.on('notifications', 'read', () => readElsewhere.push('notifications'));
  await say(ann, 'One');
  await say(ann, 'Two');
  await say(ann, 'Three', 'staff');
  expect(await told(ann)).toEqual([]);
  expect(await told(ben)).toEqual([['Ann', false]]);
  expect(await told(guest)).toEqual([['Ann', false]]);
  expect(await told(stranger)).toEqual([]);
  await ben.client.messages.markRead({ eventId, upTo: desk.clock.now() });
  expect(await told(ben)).toEqual([['Ann', true]]);
  expect(await told(guest)).toEqual([['Ann', false]]);
  expect(readElsewhere.sort()).toEqual(['messages', 'notifications']);
  await say(ann, 'Four', 'staff');
  expect(await told(ben)).toEqual([
    ['Ann', false],
    ['Ann', true],
  ]);
  expect(await told(guest)).toHaveLength(1);
});

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createBadgeKey, createBadgeSerial, encodeBadge } from '#main/nfc/payload.ts';
import { openTestCore } from '../../support/core/core.ts';
import { badge, Door } from '../../support/core/door.ts';

const FIRST = '04a1b2c3d4e5f6';
const SECOND = '04ffeeddccbbaa';

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const ada = await door.guest({ name: 'Ada' });
  const assign = (registrationId: string, uid: string, replace = false) =>
    desk.owner.registrations.assignBadge({ nonce: randomUUID(), registrationId, uid, replace });
  const badgesOf = async (id: string) => (await desk.owner.registrations.get({ id })).badges;
  return { desk, door, ada, assign, badgesOf };
}

test('a badge that was given checks its owner in, at the event where it was given alone', async () => {
  const { desk, door, ada, assign } = await open();
  const other = await Door.open(desk, { code: 'BEF27' });
  expect(await assign(ada, FIRST)).toMatchObject({ ok: true, replaced: 0, badge: { uid: FIRST, revokedAt: null } });
  expect(await other.verdict(badge(FIRST))).toBe('wrongEvent');
  expect(await door.scan(badge(FIRST))).toMatchObject({ verdict: 'admitted', registration: { id: ada, badges: 1 } });
  expect(await door.verdict(badge(SECOND))).toBe('notFound');
});

test('a badge in use is not given to a second person, with the name of who has it', async () => {
  const { door, ada, assign, badgesOf } = await open();
  const grace = await door.guest({ name: 'Grace' });
  await assign(ada, FIRST);
  expect(await assign(grace, FIRST, true)).toMatchObject({ ok: false, reason: 'inUse', holder: 'Ada' });
  expect(await badgesOf(grace)).toEqual([]);
});

test('a second badge needs the word to replace; the first one then stops working everywhere', async () => {
  const { desk, door, ada, assign, badgesOf } = await open();
  await assign(ada, FIRST);
  expect(await assign(ada, SECOND)).toMatchObject({ ok: false, reason: 'alreadyHasBadge' });
  expect(await assign(ada, SECOND, true)).toMatchObject({ ok: true, replaced: 1 });
  expect(await door.scan(badge(FIRST))).toMatchObject({
    verdict: 'blocked',
    reason: 'It was replaced by another badge.',
  });
  expect(await door.verdict(badge(SECOND))).toBe('admitted');
  expect((await badgesOf(ada)).map(({ uid, revokedAt }) => [uid, revokedAt]).sort()).toEqual([
    [FIRST, desk.clock.now()],
    [SECOND, null],
  ]);
});

test('the same badge given twice to the same person is given once', async () => {
  const { ada, assign, badgesOf } = await open();
  await assign(ada, FIRST);
  expect(await assign(ada, FIRST)).toMatchObject({ ok: true, replaced: 0 });
  expect(await badgesOf(ada)).toHaveLength(1);
});

test('a revoked badge can be given to the next person', async () => {
  const { desk, door, ada, assign, badgesOf } = await open();
  await assign(ada, FIRST);
  const [own] = await badgesOf(ada);
  await desk.owner.registrations.revokeBadge({ badgeId: own?.id ?? '', reason: 'Left at the bar' });
  expect(await door.scan(badge(FIRST))).toMatchObject({ verdict: 'blocked', reason: 'Left at the bar' });
  const grace = await door.guest({ name: 'Grace' });
  expect(await assign(grace, FIRST)).toMatchObject({ ok: true });
  expect(await door.scan(badge(FIRST))).toMatchObject({ verdict: 'admitted', registration: { id: grace } });
  expect(await badgesOf(ada)).toEqual([]);
});

test('only badges are revoked as badges: no ticket, nothing unknown', async () => {
  const { desk, door } = await open();
  const grace = await door.guest({ name: 'Grace', codes: ['T-1'] });
  const { store } = desk.core.context;
  const ticket = await store.read.get<{ id: string }>('SELECT id FROM media WHERE registration_id = ?', [grace]);
  for (const badgeId of [ticket?.id ?? '', randomUUID()]) {
    await expect(desk.owner.registrations.revokeBadge({ badgeId })).rejects.toMatchObject({ code: 'notFound' });
  }
  expect(await door.verdict('T-1')).toBe('admitted');
});

test('a number that a phone made up is no badge', async () => {
  const { door, ada, assign } = await open();
  expect(await assign(ada, '08112233')).toMatchObject({ ok: false, reason: 'randomUid' });
  expect(await door.verdict(badge('08112233'))).toBe('notFound');
});

test('a written badge is known by its signature where its number is not, and a copy on another tag is not', async () => {
  const { desk, door, ada } = await open();
  desk.reader.lay(FIRST);
  const written = await desk.owner.registrations.writeBadge({ nonce: randomUUID(), registrationId: ada });
  expect(written).toMatchObject({ ok: true, badge: { uid: FIRST } });
  const payload = desk.reader.written[0]?.payload ?? '';

  // A desk that has not yet heard of the badge: its row is not there.
  await desk.core.context.store.write((tx) => tx.run(`UPDATE media SET registration_id = NULL WHERE kind = 'badge'`));
  expect(await door.scan(badge(FIRST, payload))).toMatchObject({ verdict: 'admitted', registration: { id: ada } });
  expect(await door.scan(badge(SECOND, payload))).toMatchObject({
    verdict: 'notFound',
    reason: expect.stringContaining('not genuine'),
  });
  // Put back, so that the tables are again what the operations say.
  await desk.core.context.store.write((tx) =>
    tx.run(`UPDATE media SET registration_id = ? WHERE kind = 'badge'`, [ada]),
  );
});

test('a badge signed by somebody else leads nowhere, and the desk is told why', async () => {
  const { door, ada } = await open();
  const fields = { eventId: door.event.id, registrationId: ada, serial: createBadgeSerial(), issuedAt: 1 };
  const forged = Buffer.from(encodeBadge(fields, FIRST, createBadgeKey())).toString('base64url');
  expect(await door.scan(badge(FIRST, forged))).toMatchObject({
    verdict: 'notFound',
    reason: expect.stringContaining('another organizer'),
  });
  for (const payload of ['', 'AQID', '!']) {
    expect(await door.scan(badge(FIRST, payload))).toMatchObject({ verdict: 'notFound', reason: null });
  }
});

test('a write that fails gives no badge, and says what the reader said', async () => {
  const { desk, ada, badgesOf } = await open();
  desk.reader.lay(FIRST);
  desk.reader.nextWrite = { ok: false, reason: 'cardRemoved', message: 'The card was taken away.' };
  const answer = await desk.owner.registrations.writeBadge({ nonce: randomUUID(), registrationId: ada });
  expect(answer).toEqual({ ok: false, reason: 'cardRemoved', message: 'The card was taken away.' });
  expect(await badgesOf(ada)).toEqual([]);
});

test('a tag for writing is awaited, and is then no tap of an attendee', async () => {
  const { desk, ada } = await open();
  const staff = await desk.signedIn('staff');
  const taps: string[] = [];
  staff.on('desk', 'tapped', (tap) => taps.push(tap.uid));
  const writing = desk.owner.registrations.writeBadge({ nonce: randomUUID(), registrationId: ada });
  // The core itself listens for taps; the second one who does is the call.
  await expect.poll(() => desk.reader.waiting).toBe(2);
  desk.reader.tap({ uid: FIRST });
  expect(await writing).toMatchObject({ ok: true, badge: { uid: FIRST } });
  desk.reader.tap({ uid: SECOND });
  await staff.client.desk.reader({});
  expect(taps).toEqual([SECOND]);
});

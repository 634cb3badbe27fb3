import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  await desk.owner.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  await desk.owner.desk.update({ eventId });
  const { client } = await desk.signedIn('kiosk');
  const [ada, bea] = [
    await door.guest({ name: 'ada', codes: ['T-ada'] }),
    await door.guest({ name: 'bea', codes: ['T-bea'] }),
  ];
  /** What ada says of bea at a kiosk, which says when that was. */
  const queued = (choice: 'like' | 'pass', at: number) =>
    client.kiosk.choose({
      ...{ nonce: randomUUID(), eventId, held: { kind: 'code', code: 'T-ada' } as const },
      ...{ toId: bea, choice, at },
    });
  const said = (fromId: string, toId: string, choice: 'like' | 'pass') =>
    desk.owner.matching.choose({ nonce: randomUUID(), fromId, toId, choice });
  const matched = async () => {
    expect(await said(bea, ada, 'like')).toMatchObject({ ok: true });
    return (await desk.owner.matching.list({ eventId, active: true })).total === 1;
  };
  return { desk, client, eventId, ada, bea, queued, said, matched };
}

test('a choice that had to wait does not undo what was said at another desk meanwhile', async () => {
  const { desk, ada, bea, queued, said, matched } = await open();
  const at = desk.clock.now();
  desk.clock.advance(5 * MINUTE);
  await said(ada, bea, 'pass');
  desk.clock.advance(5 * MINUTE);
  expect(await queued('like', at)).toMatchObject({ ok: true, matchId: null });
  expect(await matched()).toBe(false);
});

test('what was said last counts, though it had to wait as well', async () => {
  const { desk, ada, bea, queued, said, matched } = await open();
  await said(ada, bea, 'pass');
  const at = desk.clock.advance(5 * MINUTE) ?? desk.clock.now();
  desk.clock.advance(5 * MINUTE);
  await queued('like', at);
  expect(await matched()).toBe(true);
});

test('a kiosk whose clock is ahead does not win over what is said after it, nor does it say so', async () => {
  const { desk, ada, bea, queued, said, matched } = await open();
  const now = desk.clock.now();
  await queued('like', now + DAY);
  const row = await desk.core.context.store.read.get('SELECT at FROM choices');
  expect(row).toEqual({ at: now });
  desk.clock.advance(MINUTE);
  await said(ada, bea, 'pass');
  expect(await matched()).toBe(false);
});

test('a kiosk whose clock stands at the beginning of time counts as a day behind', async () => {
  const { desk, queued } = await open();
  const now = desk.clock.now();
  await queued('like', 0);
  expect(await desk.core.context.store.read.get('SELECT at FROM choices')).toEqual({ at: now - DAY });
});

test('two badges that were held up while the app did not answer make a match since then', async () => {
  const { desk, client, eventId } = await open();
  const at = desk.clock.now();
  desk.clock.advance(MINUTE);
  const [held, other] = ['T-ada', 'T-bea'].map((code) => ({ kind: 'code' as const, code }));
  if (held === undefined || other === undefined) throw new Error('Nobody holds up a badge');
  await client.kiosk.connect({ nonce: randomUUID(), eventId, held, other, at });
  expect(await desk.owner.matching.list({ eventId })).toMatchObject({ matches: [{ matchedAt: at, origin: 'likes' }] });
});

test('whoever liked each other, ended it and was made a match again is one since then', async () => {
  const { desk, eventId, ada, bea, said } = await open();
  await said(ada, bea, 'like');
  await said(bea, ada, 'like');
  const [was] = (await desk.owner.matching.list({ eventId })).matches;
  desk.clock.advance(MINUTE);
  await desk.owner.matching.end({ matchId: was?.id ?? '' });
  desk.clock.advance(MINUTE);
  const made = await desk.owner.matching.create({ firstId: ada, secondId: bea });
  expect(made).toMatchObject({ active: true, origin: 'manual', matchedAt: desk.clock.now() });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BadgeFields, createBadgeKey, createBadgeSerial, decodeBadge, encodeBadge } from '#main/nfc/payload.ts';
import { type Desk, openDesk } from '../../support/virtual-reader/desk.ts';
import { SLOTS, VirtualReader } from '../../support/virtual-reader/reader.ts';
import { findReaderStack } from '../../support/virtual-reader/stack.ts';
import { VirtualTag } from '../../support/virtual-reader/tag.ts';

const stack = await findReaderStack();
if ('reason' in stack) process.stdout.write(`Reader tests are left out: ${stack.reason}\n`);

const UID = '04a1b2c3d4e5f6';
const OTHER_UID = '04112233445566';
const key = createBadgeKey();
const keys = new Map([[key.keyId, key.publicKey]]);
const fields: BadgeFields = {
  eventId: '0197a2c0-5a7e-7c31-8f6b-0a4b6f0c9d11',
  registrationId: '5d0f2f4e-9d52-5c0b-9b1c-6a3d1f0e7a22',
  serial: createBadgeSerial(),
  issuedAt: Date.UTC(2026, 4, 1, 8, 30),
};

/** A signed payload for one tag, as the port takes it. */
function badgeFor(uid: string, changes: Partial<BadgeFields> = {}): string {
  return Buffer.from(encodeBadge({ ...fields, ...changes }, uid, key)).toString('base64url');
}

function decode(bytes: string | undefined, uid: string) {
  return decodeBadge(Buffer.from(bytes ?? '', 'base64url'), uid, keys);
}

const [first, second] = [
  VirtualReader.connect({ port: SLOTS[0].port }),
  VirtualReader.connect({ port: SLOTS[1].port }),
];

describe.runIf(!('reason' in stack))('a reader through pcscd', () => {
  let desk: Desk;

  beforeAll(async () => {
    if (!('reason' in stack)) await stack.start();
  });

  beforeEach(async () => {
    desk = openDesk();
    await desk.untilCard(SLOTS[0].name, null);
    await desk.untilCard(SLOTS[1].name, null);
  });

  afterEach(async () => {
    await desk.reader.stop();
    first.remove();
    second.remove();
  });

  afterAll(async () => {
    if (!('reason' in stack)) await stack.stop();
  });

  /** Lifts the tag, and lays it back when the lifting was noticed. */
  async function tapAgain(tag: VirtualTag): Promise<void> {
    first.remove();
    await desk.untilCard(SLOTS[0].name, null);
    await first.present(tag);
  }

  describe('taps', () => {
    it('reports a card once, however long it lies there', async () => {
      await first.present(new VirtualTag({ uid: UID }));
      const tap = await desk.tapNumber(1);
      expect(tap).toMatchObject({
        readerName: SLOTS[0].name,
        uid: UID,
        uidIsRandom: false,
        tagType: 'ntag213',
        payload: null,
        payloadUnreadable: false,
      });
      // The other reader's tap comes many of pcscd's polls later.
      await second.present(new VirtualTag({ uid: OTHER_UID }));
      await desk.tapNumber(2);
      expect(desk.taps.map((t) => t.uid)).toEqual([UID, OTHER_UID]);
    });

    it('reports a card that lies there when the desk starts', async () => {
      await desk.reader.stop();
      await first.present(new VirtualTag({ uid: UID }));
      desk = openDesk();
      expect((await desk.tapNumber(1)).uid).toBe(UID);
    });

    it('takes a card that flickers at the edge of the field for one tap, and another card for another', async () => {
      await desk.reader.stop();
      desk = openDesk({ limits: { flickerMs: 600_000 } });
      await desk.untilCard(SLOTS[0].name, null);
      const tag = new VirtualTag({ uid: UID });
      await first.present(tag);
      await desk.tapNumber(1);
      await tapAgain(tag);
      await desk.untilCard(SLOTS[0].name, UID);
      await tapAgain(tag);
      await desk.untilCard(SLOTS[0].name, UID);
      await tapAgain(new VirtualTag({ uid: OTHER_UID }));
      expect((await desk.tapNumber(2)).uid).toBe(OTHER_UID);
    });

    it('tells a phone, whose uid is made up, and needs no application id for it', async () => {
      await first.present(new VirtualTag({ uid: '08c0ffee', kind: 'phone' }));
      expect(await desk.tapNumber(1)).toMatchObject({ uid: '08c0ffee', uidIsRandom: true, tagType: 'iso14443-4' });
    });

    it('counts a tap whose memory could not be read any more', async () => {
      const tag = new VirtualTag({ uid: UID });
      tag.fault = { kind: 'removedAfterReads', reads: 1 };
      await first.present(tag);
      expect(await desk.tapNumber(1)).toMatchObject({ uid: UID, payload: null, payloadUnreadable: true });
      await desk.untilCard(SLOTS[0].name, null);
    });

    it.each([
      ['uid', 2],
      ['read', 1],
    ] as const)('has patience with a card laid down askew, whose %s fails at first', async (command, times) => {
      const tag = new VirtualTag({ uid: UID });
      tag.fault = { kind: 'refusesAtFirst', command, times };
      await first.present(tag);
      expect(await desk.tapNumber(1)).toMatchObject({ uid: UID, payloadUnreadable: false, tagType: 'ntag213' });
    });

    it('serves two readers at once', async () => {
      await Promise.all([
        first.present(new VirtualTag({ uid: UID })),
        second.present(new VirtualTag({ uid: OTHER_UID, kind: 'ntag216' })),
      ]);
      await desk.tapNumber(2);
      expect(new Map(desk.taps.map((tap) => [tap.readerName, tap.uid]))).toEqual(
        new Map([
          [SLOTS[0].name, UID],
          [SLOTS[1].name, OTHER_UID],
        ]),
      );
      await desk.untilCard(SLOTS[0].name, UID);
      await desk.untilCard(SLOTS[1].name, OTHER_UID);
    });
  });

  describe('writing', () => {
    it.each(['ntag213', 'ntag215', 'ntag216'] as const)(
      'writes a badge to an %s that the next tap reads',
      async (kind) => {
        const tag = new VirtualTag({ uid: UID, kind });
        await first.present(tag);
        await desk.tapNumber(1);
        const result = await desk.reader.write(null, badgeFor(UID), { expectUid: UID, timeoutMs: 10_000 });
        expect(result).toEqual({ ok: true, uid: UID });
        await tapAgain(tag);
        const tap = await desk.tapNumber(2);
        expect(tap.tagType).toBe(kind);
        expect(decode(tap.payload?.bytes, UID)).toEqual({ kind: 'valid', keyId: key.keyId, fields });
      },
    );

    it('writes nothing but user pages, the length first and last', async () => {
      const tag = new VirtualTag({ uid: UID });
      await first.present(tag);
      await desk.tapNumber(1);
      await desk.reader.write(SLOTS[0].name, badgeFor(UID), { timeoutMs: 10_000 });
      expect(Math.min(...tag.writtenPages)).toBeGreaterThanOrEqual(4);
      expect(Math.max(...tag.writtenPages)).toBeLessThan(40);
      // The lock control TLV of a new NTAG213 puts the length into page 5.
      expect(tag.writtenPages.at(0)).toBe(5);
      expect(tag.writtenPages.at(-1)).toBe(5);
      expect(tag.memory.subarray(16, 21).toString('hex')).toBe('0103a00c34');
    });

    it('a payload copied to another tag is not valid there', async () => {
      const tag = new VirtualTag({ uid: UID });
      await first.present(tag);
      await desk.tapNumber(1);
      await desk.reader.write(null, badgeFor(UID), { timeoutMs: 10_000 });
      await tapAgain(new VirtualTag({ uid: OTHER_UID, memory: Buffer.from(tag.memory) }));
      const tap = await desk.tapNumber(2);
      expect(decode(tap.payload?.bytes, OTHER_UID).kind).toBe('badSignature');
    });

    it('waits for a card, which then is no tap', async () => {
      const writing = desk.reader.write(null, badgeFor(UID), { timeoutMs: 60_000 });
      const tag = new VirtualTag({ uid: UID });
      await first.present(tag);
      expect(await writing).toEqual({ ok: true, uid: UID });
      await tapAgain(tag);
      const tap = await desk.tapNumber(1);
      expect(decode(tap.payload?.bytes, UID).kind).toBe('valid');
    });

    it('stops waiting when nobody comes, when it is told to, and when the desk closes', async () => {
      const write = (options: { timeoutMs: number; signal?: AbortSignal }) =>
        desk.reader.write(null, badgeFor(UID), options);
      expect(await write({ timeoutMs: 1 })).toMatchObject({ ok: false, reason: 'noCard' });
      const abort = new AbortController();
      const cancelled = write({ timeoutMs: 60_000, signal: abort.signal });
      abort.abort();
      expect(await cancelled).toMatchObject({ ok: false, reason: 'cancelled' });
      const left = write({ timeoutMs: 60_000 });
      await desk.reader.stop();
      expect(await left).toMatchObject({ ok: false, reason: 'cancelled' });
    });

    it('says that there is no such reader', async () => {
      const result = await desk.reader.write('no such reader', badgeFor(UID), { timeoutMs: 10_000 });
      expect(result).toMatchObject({ ok: false, reason: 'noReader' });
    });

    it.each([0, 1, 16, 32])('a card pulled away after %i pages reads as empty, old badge or not', async (writes) => {
      const tag = new VirtualTag({ uid: UID });
      await first.present(tag);
      await desk.tapNumber(1);
      const old = badgeFor(UID, { serial: '0000000000000001' });
      expect(await desk.reader.write(null, old, { timeoutMs: 10_000 })).toMatchObject({ ok: true });
      tag.fault = { kind: 'removedAfterWrites', writes };
      const result = await desk.reader.write(null, badgeFor(UID), { timeoutMs: 10_000 });
      expect(result).toMatchObject({ ok: false, reason: 'cardRemoved' });
      tag.fault = null;
      await tapAgain(tag);
      const tap = await desk.tapNumber(2);
      // Before the first page was written the old badge is still whole.
      expect(tap.payload?.bytes ?? null).toBe(writes === 0 ? old : null);
    });

    it('a page torn in the middle never makes a valid badge', async () => {
      const tag = new VirtualTag({ uid: UID });
      await first.present(tag);
      await desk.tapNumber(1);
      tag.fault = { kind: 'removedAfterWrites', writes: 33, torn: true };
      const result = await desk.reader.write(null, badgeFor(UID), { timeoutMs: 10_000 });
      expect(result).toMatchObject({ ok: false, reason: 'cardRemoved' });
      tag.fault = null;
      await tapAgain(tag);
      const tap = await desk.tapNumber(2);
      expect(decode(tap.payload?.bytes, UID).kind).not.toBe('valid');
    });

    const refusals: [string, string, (tag: VirtualTag) => void, VirtualTag][] = [
      ['a tag that is too small', 'tooSmall', () => {}, new VirtualTag({ uid: UID, kind: 'ultralight' })],
      ['a phone', 'unsupported', () => {}, new VirtualTag({ uid: '08c0ffee', kind: 'phone' })],
      ['static lock bits', 'locked', (tag) => tag.memory.writeUInt16LE(1 << 9, 10), new VirtualTag({ uid: UID })],
      ['dynamic lock bits', 'locked', (tag) => tag.memory.writeUInt16LE(1 << 3, 160), new VirtualTag({ uid: UID })],
      ['a password', 'locked', (tag) => tag.memory.writeUInt8(10, 41 * 4 + 3), new VirtualTag({ uid: UID })],
      ['a read-only container', 'locked', (tag) => tag.memory.writeUInt8(0x0f, 15), new VirtualTag({ uid: UID })],
      ['an unformatted tag', 'unsupported', (tag) => tag.memory.fill(0, 12, 16), new VirtualTag({ uid: UID })],
    ];
    it.each(refusals)('refuses %s as %s before touching it', async (_, reason, prepare, tag) => {
      prepare(tag);
      const before = Buffer.from(tag.memory);
      await first.present(tag);
      await desk.tapNumber(1);
      const result = await desk.reader.write(null, badgeFor(UID), { timeoutMs: 10_000 });
      expect(result).toMatchObject({ ok: false, reason });
      expect(tag.memory.equals(before)).toBe(true);
    });

    it('says locked when the tag refuses, and verifyFailed when it forgets', async () => {
      const tag = new VirtualTag({ uid: UID });
      await first.present(tag);
      await desk.tapNumber(1);
      tag.fault = { kind: 'refusesWrites' };
      const write = () => desk.reader.write(null, badgeFor(UID), { timeoutMs: 10_000 });
      expect(await write()).toMatchObject({ ok: false, reason: 'locked' });
      tag.fault = { kind: 'forgetsWrites' };
      expect(await write()).toMatchObject({ ok: false, reason: 'verifyFailed' });
    });

    it('does not write to another tag than the one that the payload was signed for', async () => {
      const tag = new VirtualTag({ uid: OTHER_UID });
      await first.present(tag);
      await desk.tapNumber(1);
      const result = await desk.reader.write(null, badgeFor(UID), { expectUid: UID, timeoutMs: 10_000 });
      expect(result).toMatchObject({ ok: false, reason: 'wrongCard' });
      expect(tag.writtenPages).toEqual([]);
    });

    it('does not write to a card swapped unseen, and reports it instead', async () => {
      const tag = new VirtualTag({ uid: UID });
      await first.present(tag);
      await desk.tapNumber(1);
      tag.uid = OTHER_UID;
      const result = await desk.reader.write(null, badgeFor(UID), { expectUid: UID, timeoutMs: 10_000 });
      expect(result).toMatchObject({ ok: false, reason: 'wrongCard' });
      expect(tag.writtenPages).toEqual([]);
      expect((await desk.tapNumber(2)).uid).toBe(OTHER_UID);
    });
  });
});

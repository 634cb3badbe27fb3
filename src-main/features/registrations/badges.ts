import type { Actor, Context } from '#main/core/context.ts';
import { type BadgeKey, createBadgeKey, createBadgeSerial, decodeBadge, encodeBadge } from '#main/nfc/payload.ts';
import type { Reader as BadgeReader } from '#main/ports/reader.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import { badgeKeySet, idOf, mediumSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { findMedium, findRegistration, type MediumRow, mediaOf } from './repository.ts';
import { type RegistrationService, toBadge } from './service.ts';

const KEY_SECRET = 'badge-key';
/** How long the desk waits for a tag to be laid on the reader, and then for it to be written. */
const WRITE_TIMEOUT_MS = 15_000;

type Badge = ReturnType<typeof toBadge>;
export type Assigned =
  | { ok: true; badge: Badge; replaced: number }
  | { ok: false; reason: 'inUse' | 'randomUid' | 'alreadyHasBadge'; message: string; holder: string | null };
export type Written = { ok: true; badge: Badge } | { ok: false; reason: string; message: string };

/** NFC badges: handing them out, writing them, revoking them. */
export class BadgeService {
  readonly #context: Context;
  readonly #registrations: RegistrationService;
  readonly #reader: BadgeReader;
  readonly #secrets: Secrets;
  #writing = 0;

  constructor(context: Context, registrations: RegistrationService, reader: BadgeReader, secrets: Secrets) {
    this.#context = context;
    this.#registrations = registrations;
    this.#reader = reader;
    this.#secrets = secrets;
  }

  get writing(): boolean {
    return this.#writing > 0;
  }

  /** Gives a tag to a registration. With `replace`, the badges it had stop working. */
  async assign(actor: Actor, request: { registrationId: string; uid: string; replace: boolean }): Promise<Assigned> {
    const uid = normaliseUid(request.uid);
    if (uid === '') throw new AppError('invalidInput', 'This is not the number of a badge: it has no hex digits.');
    if (isRandomUid(uid)) {
      return {
        ok: false,
        reason: 'randomUid',
        message: 'This is a phone: it shows another number each time and cannot serve as a badge.',
        holder: null,
      };
    }
    return this.#context.store.write(async (tx) => {
      const refusal = await this.#refusal(tx, { ...request, uid });
      if (refusal !== null) return refusal;
      return this.#give(tx, actor, request.registrationId, uid);
    });
  }

  /**
   * Gives a badge that several desks have handed out to one of those who got it, in a transaction that is open: for the others
   * it stops working.
   */
  async settle(
    tx: WriteTx,
    actor: Actor,
    badgeId: string,
    request: { registrationId: string; others: readonly string[] },
  ): Promise<void> {
    const medium = await findMedium(tx, badgeId);
    if (medium?.kind !== 'badge') throw new AppError('notFound', 'This badge is not known any more.');
    const lost = request.others.map((registrationId) => ({ ...medium, registrationId }));
    await this.#revokeAll(tx, actor, lost, 'It belongs to somebody else.');
    for (const registrationId of request.others) this.#registrations.announce(tx, medium.eventId, registrationId);
    await this.#give(tx, actor, request.registrationId, medium.value);
  }

  /** Revokes one badge. */
  async revoke(actor: Actor, badgeId: string, reason: string | undefined): Promise<string> {
    const { store } = this.#context;
    return store.write(async (tx) => {
      const medium = await findMedium(tx, badgeId);
      if (medium?.kind !== 'badge' || medium.registrationId === null) {
        throw new AppError('notFound', 'This badge is not known any more.');
      }
      await this.#revokeAll(tx, actor, [medium], reason ?? 'It was revoked.');
      this.#registrations.announce(tx, medium.eventId, medium.registrationId);
      return medium.registrationId;
    });
  }

  /** Writes a signed badge to the tag on the reader and gives it to the registration. */
  async write(
    actor: Actor,
    request: { registrationId: string; reader: string | null; replace: boolean },
  ): Promise<Written> {
    const { store, clock } = this.#context;
    this.#writing += 1;
    try {
      const known = await this.#registrations.require(store.read, request.registrationId);
      const card = await this.#waitForCard(request.reader);
      if (card === null) return { ok: false, reason: 'noCard', message: 'Lay a badge on the reader, then try again.' };
      const refusal = await this.#refusal(store.read, { ...request, uid: card.uid });
      if (refusal !== null) return { ok: false, reason: refusal.reason, message: refusal.message };

      const payload = encodeBadge(
        {
          eventId: known.summary.eventId,
          registrationId: request.registrationId,
          serial: createBadgeSerial(),
          issuedAt: clock.now(),
        },
        card.uid,
        await this.#key(actor),
      );
      const written = await this.#reader.write(card.readerName, Buffer.from(payload).toString('base64url'), {
        expectUid: card.uid,
        timeoutMs: WRITE_TIMEOUT_MS,
      });
      if (!written.ok) return { ok: false, reason: written.reason, message: written.message };
      const assigned = await this.assign(actor, { ...request, uid: card.uid });
      return assigned.ok ? { ok: true, badge: assigned.badge } : assigned;
    } finally {
      this.#writing -= 1;
    }
  }

  /** The registration that a signed badge names, when the signature holds and it is of this event. */
  async registrationOfPayload(
    read: Reader,
    eventId: string,
    uid: string,
    payload: string,
  ): Promise<{ registrationId: string | null; otherEventId: string | null; hint: string | null }> {
    const rows = await read.all<{ keyId: string; publicKey: string }>(
      'SELECT key_id AS keyId, public_key AS publicKey FROM badge_keys WHERE organization_id = ? AND public_key IS NOT NULL',
      [this.#context.organizationId],
    );
    const keys = new Map(rows.map((row) => [row.keyId, row.publicKey]));
    const nothing = { registrationId: null, otherEventId: null };
    if (!UID_FORM.test(uid)) return { ...nothing, hint: null };
    const decoded = decodeBadge(Buffer.from(payload, 'base64url'), uid, keys);
    switch (decoded.kind) {
      case 'valid': {
        const here = decoded.fields.eventId === eventId;
        return {
          registrationId: here ? decoded.fields.registrationId : null,
          otherEventId: here ? null : decoded.fields.eventId,
          hint: null,
        };
      }
      case 'badSignature':
        return { ...nothing, hint: 'The signature on this badge is not genuine: it was copied or altered.' };
      case 'unknownKey':
        return { ...nothing, hint: 'This badge was signed by another organizer.' };
      case 'newerVersion':
        return { ...nothing, hint: 'This badge was written by a newer version of the app. Update this desk.' };
      case 'malformed':
        return { ...nothing, hint: null };
    }
  }

  async #refusal(
    read: Reader,
    request: { registrationId: string; uid: string; replace: boolean },
  ): Promise<Extract<Assigned, { ok: false }> | null> {
    const known = await this.#registrations.require(read, request.registrationId);
    const taken = await findMedium(read, idOf.medium(known.summary.eventId, 'badge', request.uid));
    const inUse = taken !== undefined && taken.revokedAt === null && taken.registrationId !== null;
    if (inUse && taken.registrationId !== request.registrationId) {
      const holder = (await findRegistration(read, taken.registrationId ?? ''))?.summary.name ?? null;
      return {
        ok: false,
        reason: 'inUse',
        message: `This badge belongs to ${holder ?? 'somebody else'}. Take another one, or revoke it there first.`,
        holder,
      };
    }
    if (!request.replace && known.summary.badges > 0 && !inUse) {
      return {
        ok: false,
        reason: 'alreadyHasBadge',
        message: `${known.summary.name} has a badge already. Replace it if it is lost: the old one then stops working.`,
        holder: known.summary.name,
      };
    }
    return null;
  }

  async #give(tx: WriteTx, actor: Actor, registrationId: string, uid: string): Promise<Assigned> {
    const { operations, clock } = this.#context;
    const { summary } = await this.#registrations.require(tx, registrationId);
    const others = (await mediaOf(tx, registrationId)).filter(
      (medium) => medium.kind === 'badge' && medium.revokedAt === null && medium.value !== uid,
    );
    await this.#revokeAll(tx, actor, others, 'It was replaced by another badge.');
    await operations.append(tx, actor, mediumSet, {
      eventId: summary.eventId,
      kind: 'badge',
      value: uid,
      fields: { registrationId, issuedAt: clock.now(), revokedAt: null, revokedReason: null, deletedAt: null },
    });
    this.#registrations.announce(tx, summary.eventId, registrationId);
    const medium = await findMedium(tx, idOf.medium(summary.eventId, 'badge', uid));
    if (medium === undefined) throw new Error('A badge that was just given is not there');
    return { ok: true, badge: toBadge(medium), replaced: others.length };
  }

  async #revokeAll(tx: WriteTx, actor: Actor, media: readonly MediumRow[], reason: string): Promise<void> {
    const revokedAt = this.#context.clock.now();
    await this.#context.operations.appendMany(
      tx,
      actor,
      media.map((medium) => ({
        kind: mediumSet,
        payload: {
          eventId: medium.eventId,
          kind: medium.kind,
          value: medium.value,
          // Whose it was is said once more, so that what is about somebody can be found by them.
          fields: { registrationId: medium.registrationId, revokedAt, revokedReason: reason },
        },
      })),
    );
  }

  async #waitForCard(reader: string | null): Promise<{ uid: string; readerName: string } | null> {
    const present = this.#reader
      .status()
      .readers.find((entry) => entry.cardUid !== undefined && (reader === null || entry.name === reader));
    if (present?.cardUid !== undefined) return { uid: present.cardUid, readerName: present.name };
    return new Promise((resolve) => {
      const finish = (card: { uid: string; readerName: string } | null) => {
        clearTimeout(timer);
        stop();
        resolve(card);
      };
      const timer = setTimeout(() => finish(null), WRITE_TIMEOUT_MS);
      const stop = this.#reader.onTap((tap) => {
        if (reader === null || tap.readerName === reader) finish({ uid: tap.uid, readerName: tap.readerName });
      });
    });
  }

  /** The key that signs this desk's badges; its public half is known to all desks of the organization. */
  async #key(actor: Actor): Promise<BadgeKey> {
    const { store, operations, organizationId } = this.#context;
    const stored = await this.#secrets.get(KEY_SECRET);
    const key = stored === null ? createBadgeKey() : (JSON.parse(stored) as BadgeKey);
    const known = await store.read.get('SELECT 1 FROM badge_keys WHERE id = ? AND public_key IS NOT NULL', [
      idOf.badgeKey(organizationId, key.keyId),
    ]);
    if (known !== undefined) return key;
    // The public half first: a badge must never be signed by a key that nobody can check.
    await store.write((tx) =>
      operations.append(tx, actor, badgeKeySet, {
        organizationId,
        keyId: key.keyId,
        fields: { publicKey: key.publicKey },
      }),
    );
    if (stored === null) await this.#secrets.set(KEY_SECRET, JSON.stringify(key));
    return key;
  }
}

const UID_FORM = /^(?:[0-9a-f]{8}|[0-9a-f]{14}|[0-9a-f]{20})$/;

/** A uid as it is stored: hex digits in lower case, without separators. */
export function normaliseUid(uid: string): string {
  return uid.replace(/[^0-9a-f]/gi, '').toLowerCase();
}

/** ISO 14443-3: a single-size uid that begins with 08 was made up for this one presentation, as phones do. */
export function isRandomUid(uid: string): boolean {
  return uid.length === 8 && uid.startsWith('08');
}

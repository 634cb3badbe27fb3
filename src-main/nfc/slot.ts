/// <reference path="./nfc-pcsc.d.ts" />
import type { CardReader, CardSlot } from 'nfc-pcsc';
import type { ReaderInfo, TagType, WriteResult } from '#main/ports/reader.ts';
import { isRandomUid, readUid, tagTypeOfAtr } from './card.ts';
import { CardLink } from './link.ts';
import type { Presentation } from './protocol.ts';
import { readTag, type TagContent, writeTag } from './tag.ts';

export type SlotEvents = {
  changed(): void;
  /** A card's uid is known; true when a waiting write takes the card, whose memory is then not read. */
  claim(slot: Slot, uid: string): boolean;
  presented(card: Presentation): void;
  removed(readerName: string, at: number): void;
};

/** Milliseconds between attempts to learn the uid of a card that does not answer. */
const RETRY_MS = 250;
const ATTEMPTS_UNTIL_SHOWN = 4;

type Card = { uid: string; tagType: TagType };

/**
 * One reader with the card that may lie on it. All talk with the card goes through one queue, so that a read, a write
 * and a removal never run into each other.
 *
 * nfc-pcsc's own handling of cards is switched off: it emits connection errors under a name that nobody listens to,
 * connects and disconnects at the same time, misses a card swapped quickly, and wants an application id for phones.
 */
export class Slot {
  readonly name: string;
  readonly #slot: CardSlot;
  readonly #link: CardLink;
  readonly #events: SlotEvents;
  #queue: Promise<void> = Promise.resolve();
  #card: Card | null = null;
  #problem: string | null = null;
  #lastState = 0;
  #atr: Uint8Array = new Uint8Array(0);
  /** Counts presentations, so that work queued for one card is dropped when another lies there. */
  #generation = 0;

  constructor(reader: CardReader, commandTimeoutMs: number, events: SlotEvents) {
    this.name = reader.name;
    this.#slot = reader.reader;
    this.#events = events;
    this.#link = new CardLink(this.#slot, commandTimeoutMs, () => this.#unstuck());
    this.#slot.removeAllListeners('status');
    this.#slot.on('status', (status) => this.#onStatus(status.state, status.atr));
  }

  get uid(): string | null {
    return this.#card?.uid ?? null;
  }

  get stuck(): boolean {
    return this.#link.stuck;
  }

  info(): ReaderInfo {
    if (this.#problem !== null) return { name: this.name, state: 'error', message: this.#problem };
    if (this.#card !== null) return { name: this.name, state: 'card', cardUid: this.#card.uid };
    return { name: this.name, state: 'ready' };
  }

  /** Shows a fault that the driver reported by itself. */
  fail(message: string): void {
    this.#problem = message;
    this.#events.changed();
  }

  /** Writes to the card on the reader. Waits for its turn behind what is going on with the card. */
  write(payload: Uint8Array, expectUid: string | null): Promise<WriteResult> {
    return new Promise((resolve) => {
      this.#enqueue(async () => {
        const card = this.#card;
        if (card === null) return resolve({ ok: false, reason: 'cardRemoved', message: 'the card has gone' });
        if (expectUid !== null && card.uid !== expectUid) {
          return resolve({ ok: false, reason: 'wrongCard', message: `the card on the reader is ${card.uid}` });
        }
        if (!canHoldPayload(card.tagType)) {
          return resolve({ ok: false, reason: 'unsupported', message: `a card of type ${card.tagType}` });
        }
        const result = await writeTag((apdu, max) => this.#link.transmit(apdu, max), card.uid, payload);
        this.#showStuck();
        // Another card may lie there by now, without the service having noticed the change.
        if (!result.ok && (result.reason === 'cardRemoved' || result.reason === 'wrongCard')) this.#lookAgain();
        resolve(result.ok ? { ok: true, uid: card.uid } : result);
      });
    });
  }

  #onStatus(state: number, atr: Uint8Array | undefined): void {
    const { SCARD_STATE_PRESENT: present, SCARD_STATE_MUTE: mute } = this.#slot;
    const was = this.#lastState;
    this.#lastState = state;
    const isPresent = (state & present) !== 0;
    // The upper half counts insertions and removals: it tells a quick swap from a mere change of who uses the card.
    const isSame =
      (was & present) === (state & present) && was >>> 16 === state >>> 16 && (was & mute) === (state & mute);
    if (was !== 0 && isSame) return;
    this.#generation += 1;
    // Also said of a reader found empty at the start: a card may have gone while this process was being replaced.
    if (was === 0 ? !isPresent : this.#card !== null || (was & present) !== 0) this.#cardGone();
    if (!isPresent) return;
    if ((state & mute) !== 0) {
      this.fail('the card does not answer; hold it flat on the reader');
    } else {
      this.#atr = atr ?? new Uint8Array(0);
      this.#greet(this.#generation);
    }
  }

  #cardGone(): void {
    this.#card = null;
    this.#problem = null;
    this.#events.removed(this.name, Date.now());
    this.#events.changed();
    this.#enqueue(() => this.#link.disconnect());
  }

  /** Asks who has come, again and again while the card lies there: laid down askew it answers a moment later. */
  #greet(generation: number, attempt = 1): void {
    this.#enqueue(async () => {
      if (generation !== this.#generation) return;
      try {
        await this.#link.connect();
        const uid = await readUid((apdu, max) => this.#link.transmit(apdu, max));
        if (generation === this.#generation) await this.#welcome(uid, generation);
      } catch (error) {
        // A card that has gone again is no fault of the reader.
        if (generation !== this.#generation) return;
        // Most often it has gone, and the service has not noticed yet: that is nothing to show.
        if (attempt >= ATTEMPTS_UNTIL_SHOWN || this.#link.stuck) this.fail(messageOf(error));
        // A stuck reader is greeted again when it answers.
        if (!this.#link.stuck) setTimeout(() => this.#greet(generation, attempt + 1), RETRY_MS);
      }
    });
  }

  async #welcome(uid: string, generation: number): Promise<void> {
    const at = Date.now();
    let tagType = tagTypeOfAtr(this.#atr);
    let payload: Presentation['payload'] = null;
    let payloadUnreadable = false;
    this.#card = { uid, tagType };
    this.#problem = null;
    const claimed = this.#events.claim(this, uid);
    if (!claimed && canHoldPayload(tagType)) {
      const content = await this.#readTag(generation);
      payloadUnreadable = content === null;
      if (content !== null) tagType = content.tagType;
      if (content?.payload) payload = { bytes: Buffer.from(content.payload).toString('base64url') };
    }
    if (generation === this.#generation) this.#card = { uid, tagType };
    const uidIsRandom = isRandomUid(uid);
    this.#events.presented({
      readerName: this.name,
      uid,
      uidIsRandom,
      tagType,
      payload,
      payloadUnreadable,
      claimed,
      at,
    });
    // The card may have gone while it was read: the tap counts, and so does the removal, after it.
    if (generation !== this.#generation) this.#events.removed(this.name, Date.now());
    this.#showStuck();
    this.#events.changed();
  }

  /** The tag's content, at the second attempt if need be; null when it cannot be read. */
  async #readTag(generation: number): Promise<TagContent | null> {
    const transmit = (apdu: Uint8Array, max: number) => this.#link.transmit(apdu, max);
    try {
      return await readTag(transmit);
    } catch {
      if (generation !== this.#generation) return null;
    }
    try {
      await this.#link.connect();
      return await readTag(transmit);
    } catch {
      return null;
    }
  }

  #lookAgain(): void {
    this.#card = null;
    this.#events.changed();
    this.#greet(this.#generation);
  }

  #showStuck(): void {
    if (this.#link.stuck) this.fail('the reader does not answer; plug it in anew');
  }

  #unstuck(): void {
    this.#problem = null;
    if ((this.#lastState & this.#slot.SCARD_STATE_PRESENT) !== 0) this.#lookAgain();
    else this.#events.changed();
  }

  #enqueue(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => this.fail(messageOf(error)));
  }
}

/** An answer to reset that says nothing may still come from a tag; a phone or a MIFARE Classic is none. */
function canHoldPayload(tagType: TagType): boolean {
  return tagType !== 'iso14443-4' && tagType !== 'mifareClassic';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

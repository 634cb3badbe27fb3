import type { WriteResult } from '#main/ports/reader.ts';
import type { Slot } from './slot.ts';

export type WriteOrder = {
  id: number;
  readerName: string | null;
  payload: Uint8Array;
  expectUid: string | null;
  timeoutMs: number;
};

type Waiting = { order: WriteOrder; timer: NodeJS.Timeout };

/** The writes asked for: each waits for a card, for as long as it may, and then has it written. */
export class Writes {
  readonly #slots: () => Slot[];
  readonly #answer: (id: number, result: WriteResult) => void;
  readonly #waiting = new Map<number, Waiting>();

  constructor(slots: () => Slot[], answer: (id: number, result: WriteResult) => void) {
    this.#slots = slots;
    this.#answer = answer;
  }

  /** Writes to the card that lies there already, or waits for the next. */
  add(order: WriteOrder): void {
    const slots = this.#slots().filter((slot) => order.readerName === null || slot.name === order.readerName);
    if (slots.length === 0) {
      const message = order.readerName === null ? 'no reader is connected' : `no reader "${order.readerName}"`;
      this.#answer(order.id, { ok: false, reason: 'noReader', message });
      return;
    }
    const ready =
      slots.find((slot) => slot.uid !== null && slot.uid === order.expectUid) ?? slots.find((s) => s.uid !== null);
    if (ready === undefined) this.#wait(order);
    else void this.#run(order, ready);
  }

  #wait(order: WriteOrder): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(order.id);
      this.#answer(order.id, { ok: false, reason: 'noCard', message: 'no card was presented' });
    }, order.timeoutMs);
    this.#waiting.set(order.id, { order, timer });
  }

  /** Gives a card just presented to the write that has waited longest. Returns whether there was one. */
  claim(slot: Slot): boolean {
    for (const { order, timer } of this.#waiting.values()) {
      if (order.readerName !== null && order.readerName !== slot.name) continue;
      clearTimeout(timer);
      this.#waiting.delete(order.id);
      void this.#run(order, slot);
      return true;
    }
    return false;
  }

  /** Ends a write that still waits. One that has begun goes on and answers with what came of it. */
  cancel(id: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    this.#answer(id, { ok: false, reason: 'cancelled', message: 'cancelled while waiting for a card' });
  }

  async #run(order: WriteOrder, slot: Slot): Promise<void> {
    const result = await slot.write(order.payload, order.expectUid);
    this.#answer(order.id, result);
  }
}

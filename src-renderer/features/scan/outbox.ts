import type { CallInput } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';

type Calls = AppContract['checkIn']['calls'];

/** What was begun at the door and is not answered yet. It says when it was seen, so that it can be made later. */
export type Unanswered =
  | { kind: 'scan'; input: CallInput<Calls['scan']> & { seenAt: number } }
  | { kind: 'walkIn'; input: CallInput<Calls['walkIn']> };

/** Keeps what is not answered beyond a reload, a closed window and a sign-out. */
export interface Outbox {
  add(entry: Unanswered): void;
  /** Once there is an answer, whatever it is. */
  remove(nonce: string): void;
  /** What is left from before, oldest first. */
  left(): Unanswered[];
}

const PREFIX = 'lanyard.unanswered.';

/** @param storage where each entry has a key of its own, so that two windows do not overwrite each other's */
export function createOutbox(storage: Storage): Outbox {
  let order = 0;
  return {
    add(entry) {
      order += 1;
      // A full or forbidden storage must not stop the scan itself.
      try {
        storage.setItem(PREFIX + entry.input.nonce, JSON.stringify({ order: Date.now() + order / 1000, entry }));
      } catch {}
    },
    remove: (nonce) => storage.removeItem(PREFIX + nonce),
    left() {
      const entries: { order: number; entry: Unanswered }[] = [];
      for (let index = 0; index < storage.length; index += 1) {
        const key = storage.key(index);
        if (key?.startsWith(PREFIX)) entries.push(JSON.parse(storage.getItem(key) ?? 'null'));
      }
      return entries.sort((a, b) => a.order - b.order).map(({ entry }) => entry);
    },
  };
}

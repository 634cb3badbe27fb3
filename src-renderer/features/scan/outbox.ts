import { storedKeys } from '#renderer/api/stored-keys.ts';
import type { CallInput } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';

type Calls = AppContract['checkIn']['calls'];
type Seen = { seenAt: number };

/** What was begun at the door and is not answered yet. It says when it was seen, so that it can be made later. */
export type Unanswered =
  | { kind: 'scan'; input: CallInput<Calls['scan']> & Seen }
  | { kind: 'walkIn'; input: CallInput<Calls['walkIn']> & Seen };

/** Keeps what is not answered beyond a reload, a closed window and a sign-out. */
export interface Outbox {
  /** @param by the account of whoever made it */
  add(entry: Unanswered, by: string | null): void;
  /** Once there is an answer that will not change. */
  remove(nonce: string): void;
  /**
   * What no window is making any more, oldest first. An override stays until whoever decided it is back: nobody else may
   * make it, or should answer for it.
   */
  left(by: string | null): Unanswered[];
  /** To be called every {@link BEAT_MS}: what this window has begun is its own as long as it does. */
  beat(): void;
  /** The window is closed: what it leaves is for the next one at once. */
  end(): void;
}

interface Kept {
  order: number;
  window: string;
  by: string | null;
  entry: Unanswered;
}

/** How often a window says that it is open. In ms. */
export const BEAT_MS = 5000;
const SILENT_MS = 3 * BEAT_MS;
const ENTRY = 'lanyard.unanswered.';
const WINDOW = 'lanyard.window.';
const OWN = 'lanyard.window';

/**
 * @param shared what all windows of this browser have in common; each entry has a key of its own there
 * @param own what stays with this window when it is loaded anew
 */
export function createOutbox(shared: Storage, own: Storage, now: () => number, newId: () => string): Outbox {
  const isOpen = (window: string) => {
    const beaten = shared.getItem(WINDOW + window);
    return beaten !== null && now() - Number(beaten) < SILENT_MS;
  };
  // A window that was duplicated has the name of the other, which is open still.
  const before = own.getItem(OWN);
  const window = before === null || isOpen(before) ? newId() : before;
  own.setItem(OWN, window);
  const begun = new Set<string>();
  let order = 0;

  return {
    add(entry, by) {
      const { nonce } = entry.input;
      order += 1;
      begun.add(nonce);
      const kept: Kept = { order: entry.input.seenAt + order / 1000, window, by, entry };
      // A full or forbidden storage must not stop the scan itself.
      try {
        shared.setItem(ENTRY + nonce, JSON.stringify(kept));
      } catch {}
    },
    remove(nonce) {
      begun.delete(nonce);
      shared.removeItem(ENTRY + nonce);
    },
    left(by) {
      const found: Kept[] = [];
      for (const key of storedKeys(shared, ENTRY)) {
        const kept = parse(shared.getItem(key));
        if (kept === null) {
          shared.removeItem(key);
          continue;
        }
        const { entry } = kept;
        const isOwn = kept.window === window ? !begun.has(entry.input.nonce) : !isOpen(kept.window);
        const isOverride = entry.kind === 'scan' && entry.input.override !== undefined;
        if (isOwn && (!isOverride || kept.by === by)) found.push(kept);
      }
      return found.sort((a, b) => a.order - b.order).map(({ entry }) => entry);
    },
    beat: () => shared.setItem(WINDOW + window, String(now())),
    end: () => shared.removeItem(WINDOW + window),
  };
}

/** What was kept; null for what no version of this app has written. */
function parse(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept | null;
    return typeof kept?.entry?.input?.nonce === 'string' && typeof kept.window === 'string' ? kept : null;
  } catch {
    return null;
  }
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { newNonce } from '#renderer/api/nonce.ts';
import type { ToastItem } from '#renderer/ui/index.ts';
import type { SessionState } from './session.ts';

export interface NewToast extends Omit<ToastItem, 'id' | 'tone'> {
  tone?: ToastItem['tone'];
  /** It names nobody, and is for whoever signs in next: it stays when the session ends. */
  outlivesSession?: true;
}

export interface ToastState {
  /** Those on screen: none while the desk is locked. */
  items: readonly ToastItem[];
  /** Shows a message for some seconds; longer where there is something to press. */
  show(toast: NewToast): void;
  dismiss(id: string): void;
}

type Session = Pick<StoreApi<Pick<SessionState, 'user' | 'locked'>>, 'getState' | 'subscribe'>;
type Kept = NewToast & ToastItem;

const MOST = 3;
const TICK_MS = 250;
const SHORT_MS = 4000;
const LONG_MS = 9000;

/**
 * Messages at the foot of the screen. They name people and have buttons: a locked desk holds them back until it is unlocked, and
 * they go with whoever they were for.
 * @param isHeld whether nobody can read them, or somebody is about to press one: their time stands still
 */
export function createToasts(session: Session, isHeld: () => boolean): StoreApi<ToastState> {
  let kept: readonly Kept[] = [];
  const left = new Map<string, number>();
  let clock: ReturnType<typeof setInterval> | undefined;

  const keep = (next: readonly Kept[]) => {
    kept = next;
    for (const id of left.keys()) if (!kept.some((toast) => toast.id === id)) left.delete(id);
    if (kept.length > 0) clock ??= setInterval(tick, TICK_MS);
    else {
      clearInterval(clock);
      clock = undefined;
    }
    store.setState({ items: session.getState().locked ? [] : kept });
  };
  const tick = () => {
    if (session.getState().locked || isHeld()) return;
    for (const [id, ms] of left) left.set(id, ms - TICK_MS);
    const standing = kept.filter(({ id }) => (left.get(id) ?? 0) > 0);
    if (standing.length < kept.length) keep(standing);
  };

  const store = createStore<ToastState>(() => ({
    items: [],
    show(toast) {
      // What still comes in for somebody who has gone.
      if (session.getState().user === null && !toast.outlivesSession) return;
      const id = newNonce();
      left.set(id, toast.action || toast.tone === 'no' ? LONG_MS : SHORT_MS);
      keep(withToast(kept, { tone: 'idle', ...toast, id }));
    },
    dismiss: (id) => keep(kept.filter((toast) => toast.id !== id)),
  }));
  session.subscribe(({ user, locked }, before) => {
    if (user?.id !== before.user?.id) keep(kept.filter((toast) => toast.outlivesSession));
    else if (locked !== before.locked) keep(kept);
  });
  return store;
}

/** At most three; one more rather than that an Undo goes for a message that has nothing to press. */
function withToast(kept: readonly Kept[], toast: Kept): readonly Kept[] {
  let others = kept;
  while (others.length >= MOST) {
    const plain = others.findIndex(({ action }) => action === undefined);
    if (plain === -1 && toast.action === undefined) break;
    others = others.toSpliced(Math.max(0, plain), 1);
  }
  return [...others, toast];
}

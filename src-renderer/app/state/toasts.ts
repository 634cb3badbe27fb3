import { createStore, type StoreApi } from 'zustand/vanilla';
import { newNonce } from '#renderer/api/nonce.ts';
import type { ToastItem } from '#renderer/ui/index.ts';

export interface ToastState {
  items: readonly ToastItem[];
  /** Shows a message for some seconds; longer where there is something to press. */
  show(toast: Omit<ToastItem, 'id' | 'tone'> & { tone?: ToastItem['tone'] }): void;
  dismiss(id: string): void;
}

/** Toasts on screen, at most three. */
export function createToasts(): StoreApi<ToastState> {
  return createStore<ToastState>((set) => ({
    items: [],
    show(toast) {
      const id = newNonce();
      set(({ items }) => ({ items: [...items.slice(-2), { tone: 'idle', ...toast, id }] }));
      const hide = () => set(({ items }) => ({ items: items.filter((item) => item.id !== id) }));
      window.setTimeout(hide, toast.action || toast.tone === 'no' ? 9000 : 4000);
    },
    dismiss: (id) => set(({ items }) => ({ items: items.filter((item) => item.id !== id) })),
  }));
}

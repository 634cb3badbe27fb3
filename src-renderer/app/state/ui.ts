import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the shell was asked to do by a key or the palette and the check-in screen carries out. */
export type Intent = 'walkIn' | 'camera';

export interface UiState {
  overlay: 'none' | 'palette' | 'keys';
  intent: Intent | null;
  /** Why the core goes down, while it does. */
  closing: string | null;
  open(overlay: UiState['overlay']): void;
  ask(intent: Intent): void;
  /** Takes the intent: whoever carries it out calls this first. */
  settle(): void;
}

/** What lies over the screens. */
export function createUi(): StoreApi<UiState> {
  return createStore<UiState>((set) => ({
    overlay: 'none',
    intent: null,
    closing: null,
    open: (overlay) => set({ overlay }),
    ask: (intent) => set({ intent, overlay: 'none' }),
    settle: () => set({ intent: null }),
  }));
}

import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the shell was asked to do, by a key or the palette, and the check-in screen carries out. */
export type Intent = 'walkIn' | 'camera';

/** Somebody on the list of an event, which need not be that of this desk. */
export interface ListedPerson {
  id: string;
  eventId: string;
}

export interface UiState {
  overlay: 'none' | 'palette' | 'keys';
  intent: Intent | null;
  /** Whose details lie over the screens, since a notification led there. */
  person: ListedPerson | null;
  /** The event whose kiosk somebody is about to open. */
  kioskOf: string | null;
  /** Why the core goes down, while it does. */
  closing: string | null;
  open(overlay: UiState['overlay']): void;
  ask(intent: Intent): void;
  /** Takes the intent: whoever carries it out calls this first. */
  settle(): void;
  /** Asks what a kiosk needs, and opens it. */
  openKiosk(eventId: string | null): void;
  showPerson(person: ListedPerson | null): void;
  /** Nothing of what was open or asked for is for whoever comes next. */
  clear(): void;
}

/** What lies over the screens. */
export function createUi(): StoreApi<UiState> {
  return createStore<UiState>((set) => ({
    overlay: 'none',
    intent: null,
    person: null,
    kioskOf: null,
    closing: null,
    open: (overlay) => set({ overlay }),
    ask: (intent) => set({ intent, overlay: 'none' }),
    settle: () => set({ intent: null }),
    openKiosk: (kioskOf) => set({ kioskOf, overlay: 'none' }),
    showPerson: (person) => set({ person, overlay: 'none' }),
    clear: () => set({ overlay: 'none', intent: null, person: null, kioskOf: null }),
  }));
}

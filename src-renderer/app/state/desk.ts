import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Link } from '#renderer/api/link.ts';
import type { DeskSettings } from '#shared/contract/desk.ts';

export interface DeskState {
  deskId: string | null;
  /** Null until the core has answered for the first time. */
  settings: DeskSettings | null;
  /** Shows the change at once and takes it back should the core refuse it. */
  update(patch: Partial<DeskSettings>): Promise<void>;
  /** Asks anew: whoever has not signed in is not told which event the desk is for. */
  refresh(): Promise<void>;
}

/** The settings of this desk, as the core keeps them. */
export function createDesk(link: Link): StoreApi<DeskState> {
  const store = createStore<DeskState>((set, get) => ({
    deskId: null,
    settings: null,
    async update(patch) {
      const before = get().settings;
      if (before === null) return;
      set({ settings: { ...before, ...patch } });
      try {
        set({ settings: await link.client.desk.update(patch) });
      } catch (error) {
        set({ settings: before });
        throw error;
      }
    },
    async refresh() {
      set(await link.client.desk.get({}));
    },
  }));
  link.prepare(async (client) => {
    store.setState(await client.desk.get({}));
  });
  link.on('desk', 'settingsChanged', (settings) => store.setState({ settings }));
  return store;
}

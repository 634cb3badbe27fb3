import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Notifier, Permission } from '#renderer/api/notifier.ts';

export interface NoticesState {
  readonly notifier: Notifier;
  /** Whether somebody wants notices on the desktop. */
  wanted: boolean;
  permission: Permission;
  /** On or off. Turning them on asks the browser, so that this is to be called by a press. */
  want(wanted: boolean): Promise<void>;
}

const WANTED = 'lanyard.notices';

/** Whether new notifications show on the desktop: remembered in this browser, which has to allow it as well. */
export function createNotices(notifier: Notifier, storage: Storage): StoreApi<NoticesState> {
  return createStore<NoticesState>((set) => ({
    notifier,
    wanted: (storage.getItem(WANTED) ?? (notifier.byDefault ? 'yes' : 'no')) === 'yes',
    permission: notifier.permission(),
    async want(wanted) {
      const permission = wanted ? await notifier.ask() : notifier.permission();
      const granted = wanted && permission === 'granted';
      storage.setItem(WANTED, granted ? 'yes' : 'no');
      set({ wanted: granted, permission });
    },
  }));
}

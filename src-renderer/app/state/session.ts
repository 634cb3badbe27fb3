import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient, Link } from '#renderer/api/link.ts';
import type { appContract } from '#shared/contract/app.ts';
import type { CallOutput } from '#shared/contract/define.ts';
import type { User } from '#shared/contract/users.ts';
import { may, type Permission } from '#shared/domain/roles.ts';

type Info = CallOutput<typeof appContract.calls.info>;
type SignIn = CallOutput<typeof appContract.calls.signIn>;

export interface SessionState {
  /** Null until the core has answered for the first time. */
  info: Info | null;
  user: User | null;
  locked: boolean;
  signIn(email: string, password: string): Promise<SignIn>;
  /** Takes a session that another call opened: the first administrator's. */
  adopt(token: string, user: User): void;
  signOut(): Promise<void>;
  lock(): void;
  /** Asks again how far the first run has come. */
  refreshInfo(): Promise<void>;
  may(permission: Permission): boolean;
}

const TOKEN = 'lanyard.token';
const LOCKED = 'lanyard.locked';

/** Who is signed in. The token lives as long as the tab; a reload neither signs out nor unlocks. */
export function createSession(link: Link, storage: Storage): StoreApi<SessionState> {
  const store = createStore<SessionState>((set, get) => ({
    info: null,
    user: null,
    locked: storage.getItem(LOCKED) === 'yes',
    async signIn(email, password) {
      const result = await link.client.app.signIn({ email, password });
      if (result.ok) get().adopt(result.token, result.user);
      return result;
    },
    adopt(token, user) {
      storage.setItem(TOKEN, token);
      storage.removeItem(LOCKED);
      set({ user, locked: false });
      link.authorised();
    },
    async signOut() {
      storage.removeItem(TOKEN);
      storage.removeItem(LOCKED);
      set({ user: null, locked: false });
      await link.client.app.signOut({}).catch(() => null);
    },
    lock() {
      if (get().user === null) return;
      storage.setItem(LOCKED, 'yes');
      set({ locked: true });
    },
    async refreshInfo() {
      set({ info: await link.client.app.info({}) });
    },
    may(permission) {
      const { user } = get();
      return user !== null && may(user.role, permission);
    },
  }));

  link.prepare(async (client: AppClient) => {
    const info = await client.app.info({});
    const token = storage.getItem(TOKEN);
    const user = token === null ? null : await client.app.resume({ token });
    if (user === null) storage.removeItem(TOKEN);
    store.setState((old) => ({ info, user, locked: user !== null && old.locked }));
  });
  return store;
}

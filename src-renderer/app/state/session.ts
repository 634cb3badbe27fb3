import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient, Link } from '#renderer/api/link.ts';
import type { appContract } from '#shared/contract/app.ts';
import type { CallOutput } from '#shared/contract/define.ts';
import type { SignedInUser } from '#shared/contract/users.ts';
import { may, type Permission } from '#shared/domain/roles.ts';
import type { SessionEnd } from '#shared/domain/sessions.ts';

type Info = CallOutput<typeof appContract.calls.info>;
export type SignIn = CallOutput<typeof appContract.calls.signIn>;

export interface SessionState {
  /** Null until the core has answered for the first time. */
  info: Info | null;
  user: SignedInUser | null;
  locked: boolean;
  /** Why the last session ended that nobody here ended: from elsewhere, or by time. */
  ended: SessionEnd | 'time' | null;
  /** @param organizationId whose account is meant, where the address has several */
  signIn(email: string, password: string, organizationId?: string): Promise<SignIn>;
  /** Lets a volunteer in with the code that somebody in charge gave them. */
  signInWithPasscode(code: string): Promise<SignIn>;
  /** Takes a session that another call opened: the first administrator's. */
  adopt(token: string, user: SignedInUser): void;
  signOut(): Promise<void>;
  /** Makes this session the kiosk of an event, until somebody knows the PIN. */
  enterKiosk(eventId: string, place?: { position: string; takeOver: boolean }): Promise<void>;
  /** @returns whether it was the PIN; else how long until the next one is looked at, in ms */
  leaveKiosk(pin: string): Promise<{ ok: boolean; waitMs: number }>;
  lock(): void;
  /** Asks again how far the first run has come. */
  refreshInfo(): Promise<void>;
  may(permission: Permission): boolean;
}

const TOKEN = 'lanyard.token';
const LOCKED = 'lanyard.locked';
const KIOSK = 'lanyard.kiosk.token';

/**
 * Who is signed in. The token lives as long as the tab; a reload neither signs out nor unlocks.
 * @param lasting keeps the token of a kiosk beyond the window, in the desktop app: its one window is the kiosk again
 * @param opened what to learn once somebody is signed in, before they see anything
 */
export function createSession(
  link: Link,
  { storage, lasting }: { storage: Storage; lasting: Storage },
  opened: () => Promise<void>,
): StoreApi<SessionState> {
  const enter = async (token: string, user: SignedInUser) => {
    // Without an answer the screens show what they know; the next connection asks again.
    await opened().catch(() => undefined);
    store.getState().adopt(token, user);
  };
  const store = createStore<SessionState>((set, get) => ({
    info: null,
    user: null,
    locked: storage.getItem(LOCKED) === 'yes',
    ended: null,
    async signIn(email, password, organizationId) {
      const whose = organizationId === undefined ? {} : { organizationId };
      const result = await link.client.app.signIn({ email, password, ...whose });
      if (result.ok) await enter(result.token, result.user);
      return result;
    },
    async signInWithPasscode(code) {
      const result = await link.client.app.signInWithPasscode({ code });
      if (result.ok) await enter(result.token, result.user);
      return result;
    },
    adopt(token, user) {
      storage.setItem(TOKEN, token);
      storage.removeItem(LOCKED);
      set({ user, locked: false, ended: null });
      link.authorised();
    },
    async signOut() {
      storage.removeItem(TOKEN);
      storage.removeItem(LOCKED);
      set({ user: null, locked: false, ended: null });
      await link.client.app.signOut({}).catch(() => null);
    },
    async enterKiosk(eventId, place = undefined) {
      set({ user: await link.client.kiosk.enter({ eventId, ...place }) });
    },
    async leaveKiosk(pin) {
      const { user, ok, waitMs } = await link.client.kiosk.leave({ pin });
      if (!ok) return { ok, waitMs };
      if (user === null) storage.removeItem(TOKEN);
      else await opened().catch(() => undefined);
      set({ user, locked: false, ended: null });
      return { ok, waitMs };
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

  // A session that was ended elsewhere must not leave its screen, and the names on it, standing.
  const end = (ended: SessionEnd | 'time') => {
    if (store.getState().user === null) return;
    storage.removeItem(TOKEN);
    storage.removeItem(LOCKED);
    store.setState({ user: null, locked: false, ended });
  };
  link.onSignedOut(() => end('time'));
  link.on('app', 'sessionEnded', ({ reason }) => end(reason));
  // Another window of this session has become a kiosk, or is none any more: so is this one.
  link.on('kiosk', 'modeChanged', () => {
    link.client.app.me({}).then(
      (user) => store.setState({ user }),
      // The next connection tells.
      () => undefined,
    );
  });
  link.prepare(async (client: AppClient) => {
    const info = await client.app.info({});
    const token = storage.getItem(TOKEN) ?? (info.host === 'electron' ? lasting.getItem(KIOSK) : null);
    const user = token === null ? null : await client.app.resume({ token });
    if (token === null || user === null) storage.removeItem(TOKEN);
    else storage.setItem(TOKEN, token);
    store.setState((old) => ({ info, user, locked: user !== null && old.locked }));
  });
  store.subscribe(({ info, user }) => {
    if (info?.host !== 'electron') return;
    const token = storage.getItem(TOKEN);
    if (token !== null && user !== null && user.kiosk !== null) lasting.setItem(KIOSK, token);
    else lasting.removeItem(KIOSK);
  });
  return store;
}

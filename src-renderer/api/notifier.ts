import { FromWindow, type ToWindow } from '#shared/rpc/window.ts';
import type { LanyardBridge } from './channel.ts';

/** A notice outside of the page. */
export interface Notice {
  /** The same notice again takes the place of the former. */
  id: string;
  title: string;
  body: string;
}

/** Whether notices may be shown: `ask` needs a press, `refused` is for the settings of the browser, `none` has no remedy. */
export type Permission = 'granted' | 'ask' | 'refused' | 'none';

/** The way to what the system shows outside of the page. */
export interface Notifier {
  /** Notices are shown unless somebody wants none: in an app of its own they are expected, in a browser they are not. */
  readonly byDefault: boolean;
  permission(): Permission;
  /** Asks for the permission. To be called by a press. */
  ask(): Promise<Permission>;
  /** How much there is to see, at the icon of the app. */
  badge(count: number): void;
  notify(notice: Notice): void;
  /** What to do when somebody presses a notice; the page is in front by then. Returns how to stop. */
  onPressed(listener: (id: string) => void): () => void;
}

/** Opens the way that this window has: the desktop app's own, or the browser's. */
export function openNotifier(): Notifier {
  return window.lanyard === undefined ? browserNotifier() : windowNotifier(window.lanyard);
}

function windowNotifier(bridge: LanyardBridge): Notifier {
  const tell = (message: ToWindow) => bridge.send(JSON.stringify(message));
  return {
    byDefault: true,
    permission: () => 'granted',
    ask: async () => 'granted',
    badge: (count) => tell({ type: 'window.badge', count }),
    notify: ({ id, title, body }) =>
      tell({ type: 'window.notify', id, title: title.slice(0, 200), body: body.slice(0, 500) }),
    onPressed: (listener) =>
      bridge.onMessage((text) => {
        // Most of what comes is of the core, and large at times.
        if (!text.startsWith('{"type":"window.')) return;
        const message = FromWindow.safeParse(JSON.parse(text));
        if (message.success) listener(message.data.id);
      }),
  };
}

/** Stations that reach the app over plain http are granted nothing: to the browser they are not secure. */
function browserNotifier(): Notifier {
  const listeners = new Set<(id: string) => void>();
  const permission = (): Permission => {
    if (!('Notification' in window) || !window.isSecureContext) return 'none';
    return Notification.permission === 'default' ? 'ask' : Notification.permission === 'denied' ? 'refused' : 'granted';
  };
  return {
    byDefault: false,
    permission,
    async ask() {
      if (permission() === 'ask') await Notification.requestPermission();
      return permission();
    },
    badge() {},
    notify({ id, title, body }) {
      try {
        const shown = new Notification(title, { body, tag: id });
        shown.onclick = () => {
          window.focus();
          shown.close();
          for (const listener of listeners) listener(id);
        };
      } catch {
        // Browsers on phones show notices through service workers alone.
      }
    },
    onPressed(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

import { describe, expect, it } from 'vitest';
import type { Notifier, Permission } from '#renderer/api/notifier.ts';
import { createNotices } from './notices.ts';

function opened(answer: Permission, byDefault = false) {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  } as unknown as Storage;
  let permission: Permission = 'ask';
  const notifier: Notifier = {
    byDefault,
    permission: () => permission,
    async ask() {
      permission = answer;
      return permission;
    },
    badge() {},
    notify() {},
    onPressed: () => () => undefined,
  };
  return { open: () => createNotices(notifier, storage) };
}

describe('notices on the desktop', () => {
  it('are off in a browser until somebody wants them, and stay on', async () => {
    const { open } = opened('granted');
    const notices = open();
    expect(notices.getState().wanted).toBe(false);
    await notices.getState().want(true);
    expect(notices.getState()).toMatchObject({ wanted: true, permission: 'granted' });
    expect(open().getState().wanted).toBe(true);
  });

  it('stay off when the browser refuses', async () => {
    const { open } = opened('refused');
    const notices = open();
    await notices.getState().want(true);
    expect(notices.getState()).toMatchObject({ wanted: false, permission: 'refused' });
    expect(open().getState().wanted).toBe(false);
  });

  it('are on in the app until somebody turns them off', async () => {
    const { open } = opened('granted', true);
    const notices = open();
    expect(notices.getState().wanted).toBe(true);
    await notices.getState().want(false);
    expect(open().getState().wanted).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import type { AppClient, Link } from '#renderer/api/link.ts';
import { AppError } from '#shared/domain/errors.ts';
import { createOutbox } from './outbox.ts';
import { createScanDesk } from './scan-desk.ts';

const EVENT = '6a6e0f64-6f0e-4b52-8f3c-3d6d2a0c9b12';

/** As much of the storage of a browser as is used. */
function memory(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index: number) => [...values.keys()][index] ?? null,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    clear: () => values.clear(),
  };
}

type Call = { name: 'scan' | 'walkIn'; input: Record<string, unknown> };

/** A window at a door whose core answers as `answer` says. */
function openWindow(storage: Storage, answer: (call: Call) => Promise<unknown>, now = 1000) {
  const calls: Call[] = [];
  const call = (name: Call['name']) => (input: Record<string, unknown>) => {
    calls.push({ name, input });
    return answer({ name, input });
  };
  const client = { checkIn: { scan: call('scan'), walkIn: call('walkIn') } } as unknown as AppClient;
  const desk = createScanDesk({
    link: { repeat: (make: (to: AppClient, attempt: number) => unknown) => make(client, 0) } as unknown as Link,
    outbox: createOutbox(storage),
    place: () => ({ eventId: EVENT, direction: 'entry' }),
    ready: () => true,
    sound: () => {},
    passed: () => {},
    homeless: () => {},
    sentence: (error) => (error as Error).message,
    now: () => now,
  });
  return { desk, calls };
}

const never = () => new Promise(() => {});
const admitted = async () => ({ verdict: 'admitted', checkInId: 'x', direction: 'entry', registration: null });

describe('what nobody answered', () => {
  test('is made by the next window, in its order, with its nonce and the time when it was seen', async () => {
    const storage = memory();
    const first = openWindow(storage, never);
    first.desk.code('A-1', 'scan');
    first.desk.code('B-2', 'camera');
    void first.desk.walkIn({ displayName: 'Ngozi Adéyemí' });

    const second = openWindow(storage, admitted, 9000);
    await second.desk.resume();
    const nonces = first.calls.map(({ input }) => input.nonce);
    expect(second.calls.map(({ input }) => input.nonce)).toEqual(nonces);
    expect(second.calls).toMatchObject([
      { name: 'scan', input: { subject: { kind: 'code', code: 'A-1' }, method: 'scan', seenAt: 1000 } },
      { name: 'scan', input: { subject: { kind: 'code', code: 'B-2' }, method: 'camera', seenAt: 1000 } },
      { name: 'walkIn', input: { person: { displayName: 'Ngozi Adéyemí' } } },
    ]);
    expect(storage.length).toBe(0);
  });

  test('does not hide what was scanned since', async () => {
    const storage = memory();
    openWindow(storage, never).desk.code('OLD', 'scan');
    const late: (() => void)[] = [];
    const next = openWindow(storage, async ({ input }) => {
      const { code } = input.subject as { code: string };
      if (code === 'OLD') await new Promise<void>((resolve) => late.push(resolve));
      return { ...(await admitted()), checkInId: code };
    });
    const resuming = next.desk.resume();
    await next.desk.scan({ kind: 'code', code: 'NEW' }, 'scan');
    late[0]?.();
    await resuming;
    expect(next.desk.store.getState().shown?.result?.checkInId).toBe('NEW');
  });

  test('is forgotten once it is answered or refused', async () => {
    const storage = memory();
    const door = openWindow(storage, admitted);
    await door.desk.scan({ kind: 'code', code: 'A-1' }, 'scan');
    const refused = openWindow(storage, () => Promise.reject(new AppError('forbidden', 'No.')));
    await refused.desk.scan({ kind: 'code', code: 'A-2' }, 'scan');
    expect(refused.desk.store.getState().shown).toMatchObject({ phase: 'fault', fault: 'No.' });
    expect(storage.length).toBe(0);
  });

  test('is still scanned where nothing can be stored', async () => {
    const storage = memory();
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    const door = openWindow(storage, admitted);
    expect(await door.desk.scan({ kind: 'code', code: 'A-1' }, 'scan')).toMatchObject({ verdict: 'admitted' });
  });
});

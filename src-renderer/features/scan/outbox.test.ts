import { describe, expect, test } from 'vitest';
import { createLink } from '#renderer/api/link.ts';
import { channelPair } from '#shared/rpc/channel.ts';
import { BEAT_MS, createOutbox } from './outbox.ts';
import { createScanDesk } from './scan-desk.ts';

const EVENT = '6a6e0f64-6f0e-4b52-8f3c-3d6d2a0c9b12';
const ANA = 'ana';

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

const kept = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith('lanyard.unanswered.'),
  );

interface Call {
  id: number;
  name: string;
  input: Record<string, unknown>;
}

type Answer = { ok: true; result: unknown } | { ok: false; error: { code: string; message: string } };
const admitted = ({ input }: Call): Answer => ({
  ok: true,
  result: { verdict: 'admitted', checkInId: input.nonce, direction: 'entry', registration: null },
});
const refused = (code: string) => (): Answer => ({ ok: false, error: { code, message: 'No.' } });

/** A browser at a door. Its core answers as it is told, or is away while it is null. */
class Browser {
  readonly shared = memory();
  now = 1000;
  core: ((call: Call) => Answer | undefined) | null = admitted;
  readonly calls: Call[] = [];
  #ids = 0;

  /** @param own what a window that is loaded anew had before */
  window(own = memory(), who: string | null = ANA) {
    const retry: (() => void)[] = [];
    const link = createLink(
      async () => {
        if (this.core === null) throw new Error('The app does not answer.');
        const [ours, theirs] = channelPair();
        theirs.onMessage((message) => {
          const call = message as Call;
          this.calls.push(call);
          const answer = this.core?.(call);
          if (answer !== undefined) theirs.send({ type: 'answer', id: call.id, ...answer });
        });
        return ours;
      },
      { set: (run) => retry.push(run), clear: () => undefined },
    );
    const outbox = createOutbox(
      this.shared,
      own,
      () => this.now,
      () => {
        this.#ids += 1;
        return `id-${this.#ids}`;
      },
    );
    outbox.beat();
    const desk = createScanDesk({
      link,
      outbox,
      place: () => ({ eventId: EVENT, direction: 'entry' }),
      ready: () => true,
      sound: () => {},
      passed: () => {},
      homeless: () => {},
      sentence: (error) => (error as Error).message,
      who: () => who,
      now: () => this.now,
    });
    link.start();
    const reconnect = () => {
      for (const run of retry.splice(0)) run();
    };
    return { desk, outbox, own, reconnect };
  }

  /** What the core was asked to record, without what is not of interest. */
  made() {
    return this.calls.map(({ name, input }) => ({
      name,
      what: (input.subject as { code: string } | undefined)?.code ?? 'walk-in',
      seenAt: input.seenAt,
    }));
  }
}

const turns = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A window in which something was scanned, and the core does not answer. */
async function unanswered(browser: Browser, code: string) {
  browser.core = () => undefined;
  const window = browser.window();
  window.desk.code(code, 'scan');
  await turns();
  return window;
}

describe('what is scanned while the app is away', () => {
  test('is recorded when it is back, with the time when it was seen, by the window that stayed open', async () => {
    const browser = new Browser();
    browser.core = null;
    const { desk, reconnect } = browser.window();
    desk.code('A-1', 'scan');
    void desk.walkIn({ displayName: 'Ngozi Adéyemí' });
    await turns();
    browser.now = 900_000;
    browser.core = admitted;
    reconnect();
    await turns();
    expect(browser.made()).toEqual([
      { name: 'checkIn.scan', what: 'A-1', seenAt: 1000 },
      { name: 'checkIn.walkIn', what: 'walk-in', seenAt: 1000 },
    ]);
    expect(kept(browser.shared)).toEqual([]);
  });

  test('goes by the clock of the core where it is answered at once', async () => {
    const browser = new Browser();
    await browser.window().desk.scan({ kind: 'code', code: 'A-1' }, 'scan');
    expect(browser.made()).toEqual([{ name: 'checkIn.scan', what: 'A-1', seenAt: undefined }]);
  });

  test('is recorded by the next window in its order, once, with its nonce', async () => {
    const browser = new Browser();
    browser.core = () => undefined;
    const first = browser.window();
    for (const code of ['A-1', 'B-2', 'C-3']) first.desk.code(code, 'scan');
    await turns();
    const nonces = browser.calls.map(({ input }) => input.nonce);
    first.outbox.end();

    browser.core = admitted;
    browser.calls.length = 0;
    browser.now = 9000;
    const next = browser.window();
    await Promise.all([next.desk.resume(), next.desk.resume()]);
    expect(browser.calls.map(({ input }) => input.nonce)).toEqual(nonces);
    expect(browser.made().map(({ what }) => what)).toEqual(['A-1', 'B-2', 'C-3']);
    expect(kept(browser.shared)).toEqual([]);
  });

  test('is recorded by the same window when it was loaded anew', async () => {
    const browser = new Browser();
    const first = await unanswered(browser, 'A-1');
    first.outbox.end();
    browser.core = admitted;
    await browser.window(first.own).desk.resume();
    expect(kept(browser.shared)).toEqual([]);
  });
});

describe('another window', () => {
  test('leaves alone what a window that is open is still making, also one that was duplicated', async () => {
    const browser = new Browser();
    const first = await unanswered(browser, 'A-1');
    for (const own of [memory(), first.own]) expect(browser.window(own).outbox.left(ANA)).toEqual([]);
    expect(kept(browser.shared)).toHaveLength(1);
  });

  test('takes over from one that has crashed', async () => {
    const browser = new Browser();
    await unanswered(browser, 'A-1');
    browser.now += 3 * BEAT_MS;
    expect(browser.window().outbox.left(ANA)).toHaveLength(1);
  });

  test('does not hide what was scanned since', async () => {
    const browser = new Browser();
    const first = await unanswered(browser, 'OLD');
    first.outbox.end();
    const next = browser.window();
    const resuming = next.desk.resume();
    await turns();
    browser.core = admitted;
    await next.desk.scan({ kind: 'code', code: 'NEW' }, 'scan');
    const newest = browser.calls.at(-1)?.input.nonce;
    expect(next.desk.store.getState().shown?.result?.checkInId).toBe(newest);
    void resuming;
  });

  test('makes no override of somebody else', async () => {
    const browser = new Browser();
    browser.core = () => undefined;
    const first = browser.window();
    void first.desk.scan({ kind: 'code', code: 'A-1' }, 'scan', { override: 'Agreed' });
    first.desk.code('B-2', 'scan');
    await turns();
    first.outbox.end();
    const codes = (who: string | null) =>
      browser
        .window(memory(), who)
        .outbox.left(who)
        .map(({ input }) => (input as { subject: { code: string } }).subject.code);
    expect(codes('somebody else')).toEqual(['B-2']);
    expect(codes(ANA)).toEqual(['A-1', 'B-2']);
  });
});

describe('an entry', () => {
  test.each(['notFound', 'invalidInput', 'conflict'])('is forgotten once it is refused for good: %s', async (code) => {
    const browser = new Browser();
    browser.core = refused(code);
    const { desk } = browser.window();
    await desk.scan({ kind: 'code', code: 'A-1' }, 'scan');
    expect(desk.store.getState().shown).toMatchObject({ phase: 'fault', fault: 'No.' });
    expect(kept(browser.shared)).toEqual([]);
  });

  test.each(['internal', 'unavailable', 'forbidden'])('stays where that may pass: %s', async (code) => {
    const browser = new Browser();
    browser.core = refused(code);
    const { desk, outbox } = browser.window();
    await desk.scan({ kind: 'code', code: 'A-1' }, 'scan');
    expect(kept(browser.shared)).toHaveLength(1);
    // Not at once again by this window, which has shown it.
    expect(outbox.left(ANA)).toEqual([]);
    outbox.end();
    expect(browser.window().outbox.left(ANA)).toHaveLength(1);
  });

  test('is scanned all the same where nothing can be stored', async () => {
    const browser = new Browser();
    const { desk } = browser.window();
    browser.shared.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    expect(await desk.scan({ kind: 'code', code: 'A-1' }, 'scan')).toMatchObject({ verdict: 'admitted' });
  });

  test('that nobody can read is cleared away, and the others are made', async () => {
    const browser = new Browser();
    const first = await unanswered(browser, 'A-1');
    first.outbox.end();
    browser.shared.setItem('lanyard.unanswered.x', '{"half');
    browser.shared.setItem('lanyard.unanswered.y', 'null');
    expect(browser.window().outbox.left(ANA)).toHaveLength(1);
    expect(kept(browser.shared)).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { type Channel, channelPair } from '#shared/rpc/channel.ts';
import { createLink } from './link.ts';
import type { Timers } from './throttle.ts';

const NONCE = '6a6e0f64-6f0e-4b52-8f3c-3d6d2a0c9b11';
const EVENT = '6a6e0f64-6f0e-4b52-8f3c-3d6d2a0c9b12';

interface Call {
  id: number;
  name: string;
  input: { nonce?: string };
}

/** Time runs by itself, without waiting. */
const timers: Timers = {
  set: (run) => {
    queueMicrotask(run);
    return 0;
  },
  clear() {},
};

/** A core that answers as `onCall` says; each connection is remembered so that a test can cut it. */
function core(onCall: (call: Call, end: Channel) => unknown) {
  const ends: Channel[] = [];
  const seen: Call[] = [];
  const open = async () => {
    const [ours, theirs] = channelPair();
    ends.push(theirs);
    theirs.onMessage((message) => {
      const call = message as Call;
      seen.push(call);
      const answer = onCall(call, theirs);
      if (answer !== undefined) theirs.send({ type: 'answer', id: call.id, ...(answer as object) });
    });
    return ours;
  };
  return { open, ends, seen };
}

const undo = (link: ReturnType<typeof createLink>) =>
  link.repeat((client) => client.checkIn.undo({ nonce: NONCE, eventId: EVENT }));

describe('a link', () => {
  it('repeats a call with its nonce when the connection is lost before the answer', async () => {
    let cuts = 2;
    const server = core((_, end) => {
      if (cuts-- > 0) return void end.close();
      return { ok: true, result: { undone: null } };
    });
    const link = createLink(server.open, timers);
    link.start();
    expect(await undo(link)).toEqual({ undone: null });
    expect(server.seen.map((call) => call.input.nonce)).toEqual([NONCE, NONCE, NONCE]);
    link.stop();
  });

  it('does not repeat what the core refused', async () => {
    const server = core(() => ({ ok: false, error: { code: 'forbidden', message: 'No.' } }));
    const link = createLink(server.open, timers);
    link.start();
    await expect(undo(link)).rejects.toMatchObject({ code: 'forbidden' });
    expect(server.seen).toHaveLength(1);
    link.stop();
  });

  it('keeps a call until somebody has signed in again', async () => {
    let signedIn = false;
    const server = core(() =>
      signedIn
        ? { ok: true, result: { undone: null } }
        : { ok: false, error: { code: 'notSignedIn', message: 'Sign in first.' } },
    );
    const link = createLink(server.open, timers);
    link.start();
    const call = undo(link);
    await new Promise((resolve) => setTimeout(resolve, 5));
    signedIn = true;
    link.authorised();
    expect(await call).toEqual({ undone: null });
    link.stop();
  });

  it('tells when a call finds nobody signed in, and not when it is refused for another reason', async () => {
    let code = 'forbidden';
    const server = core(() => ({ ok: false, error: { code, message: 'No.' } }));
    const link = createLink(server.open, timers);
    let told = 0;
    link.onSignedOut(() => (told += 1));
    link.start();
    await expect(link.client.app.me({})).rejects.toMatchObject({ code: 'forbidden' });
    expect(told).toBe(0);
    code = 'notSignedIn';
    await expect(link.client.app.me({})).rejects.toMatchObject({ code: 'notSignedIn' });
    expect(told).toBe(1);
    link.stop();
  });

  it('takes the session up before anything else, on every connection', async () => {
    const server = core((call) => ({ ok: true, result: call.name === 'app.me' ? null : { undone: null } }));
    const link = createLink(server.open, timers);
    link.prepare(async (client) => void (await client.app.me({})));
    link.start();
    await undo(link);
    server.ends[0]?.close();
    await undo(link);
    expect(server.seen.map((call) => call.name)).toEqual(['app.me', 'checkIn.undo', 'app.me', 'checkIn.undo']);
    link.stop();
  });

  it('hears pushed events on later connections too', async () => {
    const server = core(() => ({ ok: true, result: { undone: null } }));
    const link = createLink(server.open, timers);
    const heard: string[] = [];
    link.on('checkIn', 'statsChanged', ({ eventId }) => heard.push(eventId));
    link.start();
    await undo(link);
    server.ends[0]?.close();
    await undo(link);
    server.ends[1]?.send({ type: 'event', name: 'checkIn.statsChanged', payload: { eventId: EVENT } });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard).toEqual([EVENT]);
    link.stop();
  });
});

import { describe, expect, it } from 'vitest';
import { FakePort, settled } from './testing.ts';
import { EngineThread } from './thread.ts';

const POOL = {
  participants: [],
  rules: { withinCompany: true, groups: null },
  relations: { never: [], must: [], met: [] },
};

function open() {
  const port = new FakePort(POOL);
  const faults: string[] = [];
  const thread = new EngineThread(port, (text) => faults.push(text));
  return { port, thread, faults };
}

describe('the thread of an event', () => {
  it('answers each one what they have asked, in whatever order', async () => {
    const { port, thread } = open();
    port.say('ready');
    await thread.ready;
    expect(port.isHeld).toBe(false);
    const [one, two] = [thread.ask('scores', { pairs: [] }), thread.ask('without', {})];
    expect(port.isHeld).toBe(true);
    port.say({ id: 2, answer: ['b'] });
    port.say({ id: 1, answer: [0.5] });
    expect([await one, await two]).toEqual([[0.5], ['b']]);
    // Idle it must not keep the process alive.
    expect(port.isHeld).toBe(false);
  });

  it('rejects what was asked when it crashes, and what is asked from then on', async () => {
    const { port, thread } = open();
    port.say('ready');
    const asked = thread.ask('without', {});
    port.crash();
    await expect(asked).rejects.toThrow('crashed');
    await expect(thread.ask('without', {})).rejects.toThrow('crashed');
    expect(thread.hasEnded).toBe(true);
    expect((await thread.ended).message).toContain('crashed');
  });

  it('fails for the one question that failed, and tells what goes wrong beside', async () => {
    const { port, thread, faults } = open();
    port.say('ready');
    const asked = thread.ask('without', {});
    port.say({ fault: 'lists' });
    port.say({ id: 1, failed: 'No such rule' });
    await expect(asked).rejects.toThrow('No such rule');
    expect(faults).toEqual(['lists']);
    expect(thread.hasEnded).toBe(false);
  });

  it('goes when it has answered', async () => {
    const { port, thread } = open();
    thread.retire();
    port.say('ready');
    await settled();
    expect(port.isTerminated).toBe(true);

    const busy = open();
    busy.port.say('ready');
    const asked = busy.thread.ask('without', {});
    busy.thread.retire();
    expect(busy.port.isTerminated).toBe(false);
    busy.port.answer([]);
    expect(await asked).toEqual([]);
    expect(busy.port.isTerminated).toBe(true);
  });
});

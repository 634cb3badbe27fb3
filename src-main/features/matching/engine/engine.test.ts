import { describe, expect, it, onTestFinished } from 'vitest';
import type { Log } from '#main/ports/log.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { MatchingEngine } from './engine.ts';
import { FakePort, settled } from './testing.ts';

const REGISTRATION = '01900000-0000-7000-8000-000000000001';

/** An engine over events without anybody, whose threads the test plays. */
function open() {
  const errors: string[] = [];
  const failing = { reads: false };
  const asked: string[] = [];
  const all = (sql: string) => {
    asked.push(sql);
    return failing.reads ? Promise.reject(new Error('The disk is gone')) : Promise.resolve([]);
  };
  const read = { all, get: () => Promise.resolve(undefined) } as unknown as Reader;
  const log: Log = { info: () => undefined, warn: () => undefined, error: (text) => errors.push(text) };
  const ports: FakePort[] = [];
  const start = (pool: FakePort['pool']) => {
    const port = new FakePort(pool);
    ports.push(port);
    return port;
  };
  const engine = new MatchingEngine(read, start, log);
  onTestFinished(() => engine.stop());
  const port = (place: number) => {
    const found = ports[place];
    if (found === undefined) throw new Error(`No thread number ${place} was started`);
    return found;
  };
  /** A pool that has answered once. */
  const opened = async (eventId: string) => {
    const place = ports.length;
    const answer = engine.ask(eventId, 'without', {});
    await settled();
    port(place).say('ready');
    await settled();
    port(place).answer([]);
    await answer;
    return port(place);
  };
  const touch = (name: string, ...ids: string[]) => engine.touch(new Map([[name, new Set(ids)]]));
  return { engine, ports, port, errors, failing, asked, opened, touch };
}

describe('the threads of events', () => {
  it('are opened once, however many ask meanwhile', async () => {
    const { engine, ports, port } = open();
    const asked = [engine.ask('e', 'without', {}), engine.ask('e', 'without', {}), engine.ask('e', 'without', {})];
    await settled();
    expect(ports).toHaveLength(1);
    port(0).say('ready');
    await settled();
    for (const _ of asked) port(0).answer(['a']);
    expect(await Promise.all(asked)).toEqual([['a'], ['a'], ['a']]);
  });

  it('crash under way: another one is opened, once, and is asked again', async () => {
    const { engine, ports, port, errors, opened } = open();
    await opened('e');
    const asked = [engine.ask('e', 'without', {}), engine.ask('e', 'without', {})];
    await settled();
    expect(port(0).asked).toHaveLength(2);
    port(0).crash();
    await settled();
    expect(ports).toHaveLength(2);
    port(1).say('ready');
    await settled();
    port(1).answer(['a']);
    port(1).answer(['b']);
    expect(await Promise.all(asked)).toEqual([['a'], ['b']]);
    expect(errors).toEqual(['Matches cannot be computed']);
    // A late word of the one that is gone does not take the new one away.
    port(0).crash();
    await settled();
    const again = engine.ask('e', 'without', {});
    await settled();
    port(1).answer(['c']);
    expect(await again).toEqual(['c']);
  });

  it('crash again and again: whoever asks learns of it', async () => {
    const { engine, port, ports } = open();
    const asked = engine.ask('e', 'without', {});
    const failed = expect(asked).rejects.toThrow('crashed');
    await settled();
    port(0).crash();
    await settled();
    port(1).crash();
    await failed;
    expect(ports).toHaveLength(2);
  });

  it('are made anew for other rules or meanings of keywords; what they were asked they answer', async () => {
    const { engine, ports, port, opened, touch } = open();
    for (const [name, place] of [
      ['matchingRules', 0],
      ['keywords', 1],
    ] as const) {
      if (place === 0) await opened('e');
      const before = engine.ask('e', 'without', {});
      await settled();
      touch(name, 'e');
      touch(name, 'other');
      const after = engine.ask('e', 'without', {});
      await settled();
      expect(ports).toHaveLength(place + 2);
      expect(port(place).isTerminated).toBe(false);
      port(place).answer(['before']);
      expect(await before).toEqual(['before']);
      expect(port(place).isTerminated).toBe(true);
      port(place + 1).say('ready');
      await settled();
      port(place + 1).answer(['after']);
      expect(await after).toEqual(['after']);
    }
  });

  it('learn of people and pairs before they are asked, and of nothing that is not new', async () => {
    const { engine, port, opened, touch } = open();
    await opened('e');
    const ask = async () => {
      const answer = engine.ask('e', 'without', {});
      await settled();
      const told = port(0).asked.map(({ question, ask: said }) => [question, said] as const);
      while (port(0).asked.length > 0) {
        port(0).answer([]);
        await settled();
      }
      await answer;
      return told[0];
    };
    expect(await ask()).toEqual(['without', {}]);
    touch('directory', REGISTRATION);
    expect(await ask()).toEqual(['update', { changed: [], removed: [REGISTRATION], relations: null }]);
    for (const [name, id] of [
      ['pairs', 'e a b'],
      ['pairings', 'e round'],
      ['pairRules', 'e'],
    ] as const) {
      touch(name, id);
      const relations = { never: [], must: [], met: [] };
      expect(await ask(), name).toEqual(['update', { changed: [], removed: [], relations }]);
    }
    touch('pairs', 'other a b');
    expect(await ask()).toEqual(['without', {}]);
  });

  it('are made anew when an update is lost, and when somebody was erased', async () => {
    const { engine, ports, port, opened, touch, failing, errors } = open();
    await opened('e');
    touch('directory', REGISTRATION);
    failing.reads = true;
    const asked = engine.ask('e', 'without', {});
    const failed = expect(asked).rejects.toThrow('disk');
    await failed;
    failing.reads = false;
    expect(errors).toContain('Matches cannot be computed');
    const again = engine.ask('e', 'without', {});
    await settled();
    port(ports.length - 1).say('ready');
    await settled();
    port(ports.length - 1).answer(['a']);
    expect(await again).toEqual(['a']);
    const before = ports.length;
    touch('erasure', 'somebody');
    void engine.ask('e', 'without', {}).catch(() => undefined);
    await settled();
    expect(ports).toHaveLength(before + 1);
  });

  it('are of four events at once; the one goes that was asked longest ago', async () => {
    const { ports, port, engine, opened } = open();
    for (const eventId of ['1', '2', '3', '4']) await opened(eventId);
    const first = engine.ask('1', 'without', {});
    await settled();
    port(0).answer([]);
    await first;
    expect(ports.map(({ isTerminated }) => isTerminated)).toEqual([false, false, false, false]);
    await opened('5');
    expect(ports.map(({ isTerminated }) => isTerminated)).toEqual([false, true, false, false, false]);
  });

  it('end with the app: nobody is asked again, and no new one is opened', async () => {
    const { engine, ports, errors, opened } = open();
    await opened('e');
    const asked = engine.ask('e', 'without', {});
    const failed = expect(asked).rejects.toThrow();
    await settled();
    await engine.stop();
    await failed;
    await expect(engine.ask('e', 'without', {})).rejects.toThrow();
    expect(ports.map(({ isTerminated }) => isTerminated)).toEqual([true]);
    expect(errors).toEqual([]);
  });
});

import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { type UtilityProcessModule, utilityReader } from './spawn.ts';

describe('utilityReader', () => {
  it('speaks through the utility process', () => {
    const child = Object.assign(new EventEmitter(), { pid: undefined, postMessage: vi.fn(), kill: vi.fn(() => true) });
    const utilityProcess = { fork: vi.fn(() => child) } satisfies UtilityProcessModule;
    const reader = utilityReader(utilityProcess, '/app/reader.js');
    expect(utilityProcess.fork).toHaveBeenCalledWith('/app/reader.js', [], expect.anything());

    const messages: unknown[] = [];
    const exits: unknown[] = [];
    reader.onMessage((message) => messages.push(message));
    reader.onExit((code) => exits.push(code));
    reader.send({ type: 'stop' });
    child.emit('message', { type: 'beat' });
    reader.kill();
    child.emit('exit', 0);
    expect(child.postMessage).toHaveBeenCalledWith({ type: 'stop' });
    expect(messages).toEqual([{ type: 'beat' }]);
    expect(child.kill).toHaveBeenCalledOnce();
    expect(exits).toEqual([0]);
  });
});

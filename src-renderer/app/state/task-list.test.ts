import { describe, expect, it } from 'vitest';
import type { Task } from '#shared/contract/tasks.ts';
import { fileOf, overallProgress, shownTasks, withTask } from './task-list.ts';

const running: Task = {
  id: '0195f3b2-7c1e-7c3a-9d55-3f1f2b7f0c11',
  kind: 'bulk',
  recipientId: 'ana',
  state: 'running',
  progress: 0.25,
  message: '',
  result: null,
  cancellable: true,
  startedAt: 10,
  finishedAt: null,
};
const done: Task = { ...running, state: 'done', progress: 1, finishedAt: 20 };
const other: Task = { ...running, id: 'other', startedAt: 15, progress: 0.75 };

describe('withTask', () => {
  it('puts a new one first and keeps the place of a known one', () => {
    expect(withTask([running], other)).toEqual([other, running]);
    expect(withTask([other, running], done)).toEqual([other, done]);
  });

  it('does not let a late answer bring an ended one back', () => {
    expect(withTask([done], running)).toEqual([done]);
  });
});

describe('shownTasks', () => {
  it('leaves out what had ended when the list was cleared', () => {
    expect(shownTasks([other, done], 0)).toEqual([other, done]);
    expect(shownTasks([other, done], 20)).toEqual([other]);
  });
});

describe('overallProgress', () => {
  it('is the mean of the running ones', () => {
    expect(overallProgress([running, other, done])).toBe(0.5);
    expect(overallProgress([{ ...running, progress: null }, done])).toBeNull();
  });
});

it('offers the file of a task while the core still has it', () => {
  const exported: Task = { ...done, finishedAt: 1000, result: { url: '/download/x', file: 'list.csv', rows: 2 } };
  expect(fileOf(exported, 2000)).toEqual({ url: '/download/x', name: 'list.csv' });
  expect(fileOf(exported, 1000 + 15 * 60_000)).toBeNull();
  expect(fileOf({ ...exported, result: { rows: 2 } }, 2000)).toBeNull();
  expect(fileOf({ ...exported, state: 'cancelled' }, 2000)).toBeNull();
});

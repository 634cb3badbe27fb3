import { describe, expect, it } from 'vitest';
import type { Task } from '#shared/contract/tasks.ts';
import { actionOf, asksFirst, BULK_WORDS, bulkEndOf, NO_DETAIL, wordOf } from './bulk.ts';

const task: Task = {
  id: '0195f3b2-7c1e-7c3a-9d55-3f1f2b7f0c11',
  kind: 'bulk',
  recipientId: 'ana',
  state: 'done',
  progress: 1,
  message: '',
  result: { actionId: 'a', changed: 12, unchanged: 0, left: 3, promoted: 2 },
  cancellable: true,
  startedAt: 10,
  finishedAt: 20,
};

describe('bulk actions', () => {
  it('have one word each', () => {
    for (const word of BULK_WORDS) expect(wordOf(actionOf(word))).toBe(word);
  });

  it('take an empty ticket type for none', () => {
    expect(actionOf('ticketType', { ...NO_DETAIL, ticketType: '  ' })).toEqual({ kind: 'ticketType', value: null });
    expect(actionOf('ticketType', { ...NO_DETAIL, ticketType: ' Press ' })).toEqual({
      kind: 'ticketType',
      value: 'Press',
    });
  });

  it('ask first, except for flags', () => {
    expect(BULK_WORDS.filter(asksFirst)).toEqual([
      'enrol',
      'waitlist',
      'cancel',
      'remove',
      'ticketType',
      'availability',
    ]);
  });
});

describe('bulkEndOf', () => {
  it('reads what a task tells', () => {
    expect(bulkEndOf(task)).toEqual({ actionId: 'a', changed: 12, left: 3, promoted: 2 });
  });

  it('offers no undo where nothing was changed', () => {
    expect(bulkEndOf({ ...task, result: { actionId: '', changed: 0 } }).actionId).toBeNull();
    expect(bulkEndOf({ ...task, result: null })).toEqual({ actionId: null, changed: 0, left: 0, promoted: 0 });
  });
});

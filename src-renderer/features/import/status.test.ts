import { describe, expect, it } from 'vitest';
import type { ImportStatus } from '#shared/contract/import.ts';
import { changesOf, followed, withStatus } from './status.ts';

function status(id: string, state: ImportStatus['state']): ImportStatus {
  return {
    id,
    eventId: 'e',
    fileName: 'a.csv',
    state,
    progress: 1,
    rowsRead: 0,
    counts: { new: 0, changed: 0, unchanged: 0, rejected: 0 },
    sample: [],
    warnings: [],
    error: null,
    startedAt: 0,
    finishedAt: null,
  };
}

describe('followed', () => {
  const list = [status('c', 'cancelled'), status('b', 'ready'), status('a', 'done')];

  it('is the one that was started here, however it ended', () => {
    expect(followed(list, 'a')?.id).toBe('a');
  });

  it('is else one that is open: started in another window, or before coming back', () => {
    expect(followed(list, null)?.id).toBe('b');
    expect(followed([status('a', 'done')], null)).toBeNull();
  });
});

describe('withStatus', () => {
  it('replaces a known import in its place and puts a new one first', () => {
    const list = [status('b', 'ready'), status('a', 'done')];
    expect(withStatus(list, status('b', 'applying')).map(({ id, state }) => id + state)).toEqual([
      'bapplying',
      'adone',
    ]);
    expect(withStatus(list, status('c', 'reading')).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});

describe('changesOf', () => {
  it('takes a description apart', () => {
    expect(changesOf('company: Nordwind: Grid · new ticket code')).toEqual([
      { field: 'company', value: 'Nordwind: Grid' },
      { field: null, value: 'new ticket code' },
    ]);
    expect(changesOf('')).toEqual([]);
  });
});

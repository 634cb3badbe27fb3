import { describe, expect, it } from 'vitest';
import { COLUMNS, keepColumns, readColumns, tracksOf, withColumn } from './columns.ts';

function storage(value: string | null = null) {
  let kept = value;
  return {
    getItem: () => kept,
    setItem: (_: string, next: string) => {
      kept = next;
    },
  };
}

describe('columns', () => {
  it('are remembered, also when there is none', () => {
    const kept = storage();
    expect(readColumns(kept, 1280)).toContain('status');
    expect(readColumns(kept, 1920)).toEqual(COLUMNS);
    keepColumns(kept, ['order', 'joined']);
    expect(readColumns(kept, 1280)).toEqual(['order', 'joined']);
    keepColumns(kept, []);
    expect(readColumns(kept, 1280)).toEqual([]);
  });

  it('survive names that an older or newer version wrote', () => {
    expect(readColumns(storage('shoe email'), 1280)).toEqual(['email']);
  });

  it('keep their order', () => {
    expect(withColumn(['email', 'joined'], 'order')).toEqual(['email', 'order', 'joined']);
    expect(withColumn(['email', 'joined'], 'email')).toEqual(['joined']);
  });

  it('have a track each, beside those for the box and the name', () => {
    expect(tracksOf(COLUMNS).tracks.split(') ')).toHaveLength(COLUMNS.length + 1);
    expect(tracksOf([]).width).toBeLessThan(300);
  });
});

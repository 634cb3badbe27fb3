import { InfiniteQueryObserver, notifyManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, test } from 'vitest';
import { onceTold, putAnswer, renew } from './renew.ts';

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  queries.clear();
});

/** Answers that come when the test says so, in the order in which they were asked for. */
function answers<T>() {
  const open: ((answer: T) => void)[] = [];
  return {
    ask: () => new Promise<T>((resolve) => open.push(resolve)),
    asked: () => open.length,
    async give(at: number, answer: T) {
      open[at]?.(answer);
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('renew', () => {
  test('an answer that is slower than the pushes comes, and the news after it', async () => {
    const { ask, asked, give } = answers<string>();
    const list = new QueryObserver(queries, { queryKey: ['people', 1], queryFn: ask });
    stops.push(list.subscribe(() => undefined));
    await give(0, 'before');
    renew(queries, { queryKey: ['people'] });
    for (let push = 0; push < 3; push++) {
      renew(queries, { queryKey: ['people'] });
      await settled();
    }
    expect(asked()).toBe(2);
    await give(1, 'on the way');
    expect(list.getCurrentResult().data).toBe('on the way');
    // Of all that was pushed meanwhile, once more.
    expect(asked()).toBe(3);
    await give(2, 'news');
    expect(list.getCurrentResult()).toMatchObject({ data: 'news', isFetching: false, isStale: true });
    expect(asked()).toBe(3);
  });

  test('a page that is on its way is not lost to a push', async () => {
    const { ask, give } = answers<{ rows: string; next: number | null }>();
    const list = new InfiniteQueryObserver(queries, {
      queryKey: ['matches'],
      queryFn: ask,
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    });
    stops.push(list.subscribe(() => undefined));
    await give(0, { rows: 'first', next: 1 });
    const more = list.fetchNextPage();
    renew(queries, { queryKey: ['matches'] });
    await give(1, { rows: 'second', next: null });
    await more;
    expect(list.getCurrentResult().data?.pages.map(({ rows }) => rows)).toEqual(['first', 'second']);
    await give(2, { rows: 'first, newer', next: 1 });
    await give(3, { rows: 'second, newer', next: null });
    expect(list.getCurrentResult().data?.pages.map(({ rows }) => rows)).toEqual(['first, newer', 'second, newer']);
  });

  test('what nobody looks at is stale, and asked for by whoever looks next', async () => {
    const { ask, asked, give } = answers<string>();
    const stop = new QueryObserver(queries, { queryKey: ['stats'], queryFn: ask }).subscribe(() => undefined);
    await give(0, 'before');
    stop();
    renew(queries, { queryKey: ['stats'] });
    await settled();
    expect(asked()).toBe(1);
    expect(queries.getQueryState(['stats'])?.isInvalidated).toBe(true);
  });
});

describe('putAnswer', () => {
  test('what was asked before a change does not show again how it was, and is asked anew', async () => {
    const { ask, asked, give } = answers<string>();
    const list = new QueryObserver(queries, { queryKey: ['tables'], queryFn: ask });
    const shown: (string | undefined)[] = [];
    stops.push(list.subscribe(({ data }) => shown.push(data)));
    await give(0, 'before');
    renew(queries, { queryKey: ['tables'] });
    putAnswer(queries, ['tables'], 'changed');
    await give(1, 'before');
    expect(shown.at(-1)).toBe('changed');
    expect(shown.slice(shown.indexOf('changed'))).not.toContain('before');
    // Somebody else may have changed something as well.
    await give(asked() - 1, 'changed twice');
    expect(list.getCurrentResult()).toMatchObject({ data: 'changed twice', isFetching: false });
  });

  test('what covers the old state goes once those who show the new one have been told', async () => {
    const { ask, give } = answers<string>();
    const list = new QueryObserver(queries, { queryKey: ['covered'], queryFn: ask });
    const order: (string | undefined)[] = [];
    // As a component is told.
    stops.push(list.subscribe(notifyManager.batchCalls(({ data }) => order.push(data))));
    await give(0, 'before');
    order.length = 0;
    putAnswer(queries, ['covered'], 'changed');
    onceTold(() => order.push('uncovered'));
    expect(order).toEqual([]);
    await settled();
    expect(order.filter((one, at) => one !== order[at - 1])).toEqual(['changed', 'uncovered']);
  });

  test('where nothing is on its way, nothing is asked', async () => {
    const { ask, asked, give } = answers<number>();
    const list = new QueryObserver(queries, { queryKey: ['count'], queryFn: ask });
    stops.push(list.subscribe(() => undefined));
    await give(0, 1);
    putAnswer<number>(queries, ['count'], (old) => (old ?? 0) + 1);
    await settled();
    expect(list.getCurrentResult().data).toBe(2);
    expect(asked()).toBe(1);
  });
});

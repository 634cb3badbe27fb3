import { notifyManager, type QueryClient, type QueryFilters, type QueryKey, type Updater } from '@tanstack/react-query';

/**
 * Asks anew for what a push has made stale. What is under way is not thrown away for it, as it would be by itself: a list that takes
 * longer than the pushes are apart would never come, and a page that somebody asked for would be lost. It is asked
 * for once more when it has come, since the news may be younger than its answer.
 */
export function renew(queries: QueryClient, filters: QueryFilters): void {
  const underWay = queries.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' });
  void queries.invalidateQueries(filters, { cancelRefetch: false });
  for (const query of underWay) {
    const after = () => {
      // Whoever asked first does it for all: by now it is under way again, or fresh.
      void queries.invalidateQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false });
    };
    query.promise?.then(after, after);
  }
}

/**
 * Puts in place what a change has brought. What was asked before it may still be on its way, and would show for a moment again how it
 * was: that is not waited for, and asked anew.
 */
export function putAnswer<T>(
  queries: QueryClient,
  queryKey: QueryKey,
  answer: Updater<T | undefined, T | undefined>,
): void {
  const isUnderWay = queries.isFetching({ queryKey, exact: true }) > 0;
  void queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData<T>(queryKey, answer);
  if (isUnderWay) void queries.invalidateQueries({ queryKey, exact: true });
}

/**
 * Does something once whoever shows an answer has been told of it, which is a moment after {@link putAnswer}: what covered the old state
 * until then must not go before the new one is there.
 */
export function onceTold(work: () => void): void {
  notifyManager.schedule(work);
}

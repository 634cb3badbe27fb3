import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ScanEntry } from '#shared/contract/check-in.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { keys } from './keys.ts';
import type { Link } from './link.ts';
import { renew } from './renew.ts';
import { throttle } from './throttle.ts';

/** Lists of people and figures follow pushed changes at most this often, also in the middle of an import. */
const CALM_MS = 500;
/** Figures of a whole event are counted anew for each answer: a large one has better things to do while the doors are open. */
const RECORDS_MS = 5000;
/** What the figures of matching take is small beside that, and who watches them waits for what they have just done. */
const MATCHING_FIGURES_MS = 2000;
const LOG_LENGTH = 40;

/** Keeps what react-query holds in step with what the core pushes. Returns how to stop. */
export function keepLive(link: Link, queries: QueryClient): () => void {
  const stale = (...names: string[]) => {
    for (const name of names) renew(queries, { queryKey: [name] });
  };
  const lists = throttle(() => stale('search', 'companions', 'people', 'conflicts'), CALM_MS);
  const figures = throttle(() => stale('stats'), CALM_MS);
  const matchingFigures = throttle(() => stale('matchingFigures'), MATCHING_FIGURES_MS);
  const matchingLists = throttle(() => stale('matching'), CALM_MS);
  const plans = throttle(() => stale('plans', 'openRounds', 'conflicts'), CALM_MS);
  const matching = () => {
    matchingLists();
    plans();
    matchingFigures();
  };
  const keywordLists = throttle(() => stale('interests', 'keywords'), CALM_MS);
  const keywords = () => {
    keywordLists();
    matchingFigures();
  };
  const records = throttle(() => {
    // Names in matches, and keywords that came with a list.
    stale('records', 'interests', 'keywords', 'matching', 'matchingFigures', 'plans');
    // Whoever has gone further back reads: what they have before them does not move.
    renew(queries, { queryKey: ['audit'], predicate: ({ state }) => pagesIn(state.data) === 1 });
  }, RECORDS_MS);
  const stops = [
    link.on('checkIn', 'recorded', ({ eventId, entry }) => {
      for (const registrationId of [null, entry.registrationId]) {
        queries.setQueryData<ScanEntry[]>(keys.recent(eventId, registrationId), (old) => old && withEntry(old, entry));
      }
      if (entry.registrationId !== null) renew(queries, { queryKey: keys.registration(entry.registrationId) });
      lists();
      records();
    }),
    link.on('checkIn', 'statsChanged', figures),
    link.on('registrations', 'changed', ({ registrationId }) => {
      renew(queries, { queryKey: keys.registration(registrationId) });
      renew(queries, { queryKey: keys.availability(registrationId) });
      stale('openRounds');
      lists();
      records();
    }),
    link.on('registrations', 'listChanged', () => {
      stale('registration', 'availability', 'openRounds');
      lists();
      records();
    }),
    link.on('conflicts', 'changed', () => stale('conflicts')),
    link.on('events', 'changed', () => {
      stale('events');
      records();
    }),
    // The rooms of a venue are those of its events.
    link.on('venues', 'changed', () => stale('venues', 'programme', 'events', 'plans', 'openRounds')),
    link.on('programme', 'changed', ({ eventId }) => {
      renew(queries, { queryKey: keys.programme(eventId) });
      plans();
      stale('availability', 'openRounds');
      records();
    }),
    link.on('plans', 'changed', plans),
    link.on('messages', 'changed', ({ eventId }) => {
      renew(queries, { queryKey: keys.messages(eventId) });
      stale('conversations');
    }),
    link.on('messages', 'read', () => stale('conversations')),
    link.on('notifications', 'arrived', () => stale('notifications')),
    link.on('notifications', 'read', () => stale('notifications')),
    link.on('interests', 'changed', keywords),
    link.on('matching', 'changed', matching),
    link.on('matching', 'matchChanged', matching),
    link.on('desk', 'readerStatus', (status) => queries.setQueryData(keys.reader, status)),
    link.on('sync', 'changed', (status) => {
      const before = queries.getQueryData<SyncStatus>(keys.syncStatus)?.quarantined;
      queries.setQueryData(keys.syncStatus, status);
      if (before !== status.quarantined) renew(queries, { queryKey: keys.quarantine });
    }),
    link.on('sync', 'desksChanged', ({ desks }) => queries.setQueryData(keys.syncDesks, desks)),
    link.on('sync', 'leasesChanged', ({ leases }) => queries.setQueryData(keys.leases, leases)),
    link.on('installation', 'jobsChanged', () => stale('jobs', 'backups', 'retention')),
    link.on('apiKeys', 'changed', () => stale('apiKeys')),
    link.on('webhooks', 'changed', () => stale('webhooks')),
    link.on('installation', 'backupsChanged', () => stale('backups')),
    link.on('documents', 'changed', ({ registrationId }) => {
      // Another photo has the same id and another address.
      renew(queries, { queryKey: keys.photo(registrationId) });
      stale('documents');
    }),
    link.on('print', 'recorded', ({ entry }) => {
      renew(queries, { queryKey: keys.registration(entry.registrationId) });
      stale('prints');
    }),
    link.state.subscribe(({ state }) => {
      // Pushes were missed while the link was down.
      if (state === 'ready') renew(queries, {});
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function pagesIn(data: unknown): number {
  const { pages } = (data ?? {}) as Partial<InfiniteData<unknown>>;
  return pages?.length ?? 0;
}

/** The log with an entry put in, or put in place of its older version; newest first. */
export function withEntry(log: readonly ScanEntry[], entry: ScanEntry): ScanEntry[] {
  const others = log.filter((other) => other.id !== entry.id);
  const at = others.findIndex((other) => other.seenAt <= entry.seenAt);
  others.splice(at === -1 ? others.length : at, 0, entry);
  return others.slice(0, LOG_LENGTH);
}

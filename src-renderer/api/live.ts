import type { QueryClient } from '@tanstack/react-query';
import type { ScanEntry } from '#shared/contract/check-in.ts';
import { keys } from './keys.ts';
import type { Link } from './link.ts';
import { throttle } from './throttle.ts';

/** Lists of people and figures follow pushed changes at most this often, also in the middle of an import. */
const CALM_MS = 500;
const LOG_LENGTH = 40;

/** Keeps what react-query holds in step with what the core pushes. Returns how to stop. */
export function keepLive(link: Link, queries: QueryClient): () => void {
  const stale = (...names: string[]) => {
    for (const name of names) void queries.invalidateQueries({ queryKey: [name] });
  };
  const lists = throttle(() => stale('search', 'companions', 'people'), CALM_MS);
  const figures = throttle(() => stale('stats'), CALM_MS);
  const stops = [
    link.on('checkIn', 'recorded', ({ eventId, entry }) => {
      for (const registrationId of [null, entry.registrationId]) {
        queries.setQueryData<ScanEntry[]>(keys.recent(eventId, registrationId), (old) => old && withEntry(old, entry));
      }
      if (entry.registrationId !== null)
        void queries.invalidateQueries({ queryKey: keys.registration(entry.registrationId) });
      lists();
    }),
    link.on('checkIn', 'statsChanged', figures),
    link.on('registrations', 'changed', ({ registrationId }) => {
      void queries.invalidateQueries({ queryKey: keys.registration(registrationId) });
      lists();
    }),
    link.on('registrations', 'listChanged', () => {
      stale('registration');
      lists();
    }),
    link.on('events', 'changed', () => stale('events')),
    // The rooms of a venue are those of its events.
    link.on('venues', 'changed', () => stale('venues', 'programme', 'events')),
    link.on('programme', 'changed', ({ eventId }) => {
      void queries.invalidateQueries({ queryKey: keys.programme(eventId) });
    }),
    link.on('desk', 'readerStatus', (status) => queries.setQueryData(keys.reader, status)),
    link.on('print', 'recorded', ({ entry }) => {
      void queries.invalidateQueries({ queryKey: keys.registration(entry.registrationId) });
      stale('prints');
    }),
    link.state.subscribe(({ state }) => {
      // Pushes were missed while the link was down.
      if (state === 'ready') void queries.invalidateQueries();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The log with an entry put in, or put in place of its older version; newest first. */
export function withEntry(log: readonly ScanEntry[], entry: ScanEntry): ScanEntry[] {
  const others = log.filter((other) => other.id !== entry.id);
  const at = others.findIndex((other) => other.seenAt <= entry.seenAt);
  others.splice(at === -1 ? others.length : at, 0, entry);
  return others.slice(0, LOG_LENGTH);
}
